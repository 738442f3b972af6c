/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fault-reread.h"
#include "fault-scenarios.h"

G_BEGIN_DECLS

#define FAULT_NAME "{{Braces}} & <b>Co" /* of a client */
#define FAULT_SAID "sent by "           /* FAULT_NAME, in a note about something else */

void fault_check_records   (TestStore      *test,
                            const Reread   *before,
                            const Scenario *scenario,
                            gboolean        acknowledged);
void fault_check_following (TestStore      *test,
                            const Scenario *scenario,
                            gboolean        disk_failed);
void fault_copy            (const char     *from,
                            const char     *to);

G_END_DECLS
