/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kiosk/cle-kiosk-config.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* One step of setting up a kiosk. Signal "ready": what took its time is done,
 * the next step may be shown. */
#define CLE_TYPE_SETUP_PAGE (cle_setup_page_get_type ())
G_DECLARE_INTERFACE (CleSetupPage, cle_setup_page, CLE, SETUP_PAGE, GtkWidget)

struct _CleSetupPageInterface
{
  GTypeInterface parent;

  void           (*show) (CleSetupPage         *self,
                          const CleKioskConfig *config,
                          gboolean              is_saved);
  gboolean       (*take) (CleSetupPage         *self,
                          CleKioskConfig       *config);
};

void     cle_setup_page_show       (CleSetupPage         *self,
                                    const CleKioskConfig *config,
                                    gboolean              is_saved);
gboolean cle_setup_page_take       (CleSetupPage         *self,
                                    CleKioskConfig       *config);
void     cle_setup_page_emit_ready (CleSetupPage         *self);

gboolean cle_setup_tell            (GtkWidget            *note,
                                    GtkWidget            *field,
                                    const char           *problem);

G_END_DECLS
