/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kiosk/cle-kiosk-round.h"
#include "test-store.h"

G_BEGIN_DECLS

#define KIOSK_DAY G_GINT64_CONSTANT (86400000)

/* A kiosk on a clock and a disk that the test rules. */
typedef struct
{
  TestStore         test;
  CleKioskConfig   *config;
  CleQuestionnaire *questionnaire;
  CleKioskRound    *round;
} KioskGiven;

void       kiosk_given_set_up    (KioskGiven    *self,
                                  gconstpointer  data);
void       kiosk_given_tear_down (KioskGiven    *self,
                                  gconstpointer  data);
void       kiosk_given_open      (KioskGiven    *self);
CleRun    *kiosk_given_run       (KioskGiven    *self,
                                  const char    *answers);
void       kiosk_given_answer    (KioskGiven    *self,
                                  const char    *answers);
void       kiosk_given_leave     (KioskGiven    *self,
                                  const char    *answers);
char      *kiosk_given_path      (KioskGiven    *self);
char      *kiosk_given_records   (KioskGiven    *self);
guint      kiosk_given_count     (const char    *text,
                                  const char    *part);

#define kiosk_given_add(path, func)                                                                \
  g_test_add (path, KioskGiven, NULL, kiosk_given_set_up, func, kiosk_given_tear_down)

G_END_DECLS
