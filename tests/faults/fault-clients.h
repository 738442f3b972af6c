/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "test-store.h"

G_BEGIN_DECLS

/* What is done about clients, for fault-scenarios. */
void     fault_prepare_client       (TestStore *test);
void     fault_prepare_erase_client (TestStore *test);
gboolean fault_act_rate             (TestStore *test);
gboolean fault_act_money            (TestStore *test);
gboolean fault_act_part             (TestStore *test);
gboolean fault_act_letter           (TestStore *test);
gboolean fault_act_client           (TestStore *test);
gboolean fault_act_erase_client     (TestStore *test);
gboolean fault_act_import_clients   (TestStore *test);
void     fault_check_rate           (TestStore *test,
                                     gboolean   acknowledged,
                                     gboolean   recovered);
void     fault_check_money          (TestStore *test,
                                     gboolean   acknowledged,
                                     gboolean   recovered);
void     fault_check_part           (TestStore *test,
                                     gboolean   acknowledged,
                                     gboolean   recovered);
void     fault_check_letter         (TestStore *test,
                                     gboolean   acknowledged,
                                     gboolean   recovered);
void     fault_check_client         (TestStore *test,
                                     gboolean   acknowledged,
                                     gboolean   recovered);
void     fault_check_erase_client   (TestStore *test,
                                     gboolean   acknowledged,
                                     gboolean   recovered);
void     fault_check_import_clients (TestStore *test,
                                     gboolean   acknowledged,
                                     gboolean   recovered);

G_END_DECLS
