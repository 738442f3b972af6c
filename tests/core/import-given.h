/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/cle-export.h"
#include "exchange/cle-import.h"
#include "test-given.h"

G_BEGIN_DECLS

/* What the tests of the import share. */

#define DEVICE "44444444-4444-4444-8444-444444444444"

char      *test_export_all           (CleStore        *store,
                                      CleLibrary      *library,
                                      CleExportFormat  format);
char      *test_write_outside        (TestStore       *test,
                                      const char      *name,
                                      const char      *text);
CleImport *test_import_plan          (CleStore        *store,
                                      CleLibrary      *library,
                                      const char      *path,
                                      const char      *second);
CleImport *test_import_plan_text     (TestStore       *test,
                                      const char      *name,
                                      const char      *text);
void       test_import_apply         (CleImport       *import);
void       test_import_check_counts  (CleImport       *import,
                                      guint            n_added,
                                      guint            n_present,
                                      guint            n_erased,
                                      guint            n_refused);
void       test_import_check_refusal (CleImport       *import,
                                      guint            line,
                                      const char      *reason);
void       test_fill_at_random       (TestStore       *test);

G_END_DECLS
