/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CLE_TYPE_APPLICATION (cle_application_get_type ())
G_DECLARE_FINAL_TYPE (CleApplication, cle_application, CLE, APPLICATION, AdwApplication)

CleApplication *cle_application_new (void);

G_END_DECLS
