/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The user has answered; to be saved by cle_client_acting_start_from(). */
typedef void (*CleClientAnswered) (GtkWindow *dialog,
                                   gpointer   asking);

/* A message with fields to fill in, which stays until what was typed is saved. */
GtkWidget *cle_client_asking_new         (GtkWidget             *widget,
                                          const char            *heading,
                                          const char            *body,
                                          const char            *answer,
                                          AdwResponseAppearance  appearance);
GtkWidget *cle_client_asking_create_list (void);
void       cle_client_asking_set_ready   (GtkWidget             *dialog,
                                          gboolean               ready);
void       cle_client_asking_begin       (GtkWidget             *dialog,
                                          GtkWidget             *fields,
                                          CleClientAnswered      answered,
                                          gpointer               asking,
                                          GDestroyNotify         free_asking);

G_END_DECLS
