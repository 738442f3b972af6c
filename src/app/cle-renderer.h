/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the choice of a renderer depends on. */
typedef struct
{
  gboolean has_render_node; /* a /dev/dri/renderD* is there */
  gboolean user_chose;      /* GSK_RENDERER, GDK_DEBUG or GDK_DISABLE is set */
  guint    gtk_major;
  guint    gtk_minor;
} CleRendererSigns;

const char *cle_renderer_pick    (const CleRendererSigns *signs,
                                  const char            **value);
const char *cle_renderer_prepare (void);
void        cle_renderer_restore (const char             *variable);

G_END_DECLS
