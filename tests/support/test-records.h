/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assessment/cle-result.h"
#include "store/cle-append.h"

G_BEGIN_DECLS

#define TEST_DIGEST "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

/* Ids that are easy to tell apart: the number stands in the last digits. */
char      *test_id              (guint            number);

CleResult *test_result_new      (const char      *subject,
                                 const char      *answers);
char      *test_result_members  (const char      *subject,
                                 const char      *answers);
gboolean   test_append          (CleStore        *store,
                                 const char      *id,
                                 const char      *subject,
                                 CleRecordHead   *head,
                                 GError         **error);
void       test_append_well     (CleStore        *store,
                                 const char      *id,
                                 const char      *subject);
void       test_append_about    (CleStore        *store,
                                 const char      *type,
                                 const char      *members);
char      *test_line            (const char      *device,
                                 guint64          sequence,
                                 gint64           at,
                                 const char      *type,
                                 const char      *id,
                                 const char      *members);
char      *test_result_line     (const char      *device,
                                 guint64          sequence,
                                 gint64           at,
                                 const char      *id,
                                 const char      *subject);

G_END_DECLS
