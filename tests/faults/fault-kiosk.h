/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "test-store.h"

G_BEGIN_DECLS

/* What a kiosk does, for fault-scenarios. */
void     fault_prepare_kiosk           (TestStore *test);
void     fault_prepare_kiosk_anonymous (TestStore *test);
void     fault_prepare_kiosk_pool      (TestStore *test);
void     fault_prepare_kiosk_tries     (TestStore *test);
void     fault_prepare_kiosk_collect   (TestStore *test);
gboolean fault_act_kiosk_add           (TestStore *test);
gboolean fault_act_kiosk_add_anonymous (TestStore *test);
gboolean fault_act_kiosk_abandon       (TestStore *test);
gboolean fault_act_kiosk_settle        (TestStore *test);
gboolean fault_act_kiosk_tries         (TestStore *test);
gboolean fault_act_kiosk_collect       (TestStore *test);
void     fault_check_kiosk_add         (TestStore *test,
                                        gboolean   acknowledged,
                                        gboolean   recovered);
void     fault_check_kiosk_anonymous   (TestStore *test,
                                        gboolean   acknowledged,
                                        gboolean   recovered);
void     fault_check_kiosk_abandon     (TestStore *test,
                                        gboolean   acknowledged,
                                        gboolean   recovered);
void     fault_check_kiosk_settle      (TestStore *test,
                                        gboolean   acknowledged,
                                        gboolean   recovered);
void     fault_check_kiosk_tries       (TestStore *test,
                                        gboolean   acknowledged,
                                        gboolean   recovered);
void     fault_check_kiosk_collect     (TestStore *test,
                                        gboolean   acknowledged,
                                        gboolean   recovered);

G_END_DECLS
