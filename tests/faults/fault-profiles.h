/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "test-store.h"

G_BEGIN_DECLS

/* What is done about profiles, for fault-scenarios. */
void     fault_prepare_profile (TestStore *test);
gboolean fault_act_draft       (TestStore *test);
gboolean fault_act_revision    (TestStore *test);
void     fault_check_draft     (TestStore *test,
                                gboolean   acknowledged,
                                gboolean   recovered);
void     fault_check_revision  (TestStore *test,
                                gboolean   acknowledged,
                                gboolean   recovered);

G_END_DECLS
