/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-renderer.h"

#include <gtk/gtk.h>

static gboolean
has_render_node (void)
{
  g_autoptr (GDir) dir = g_dir_open ("/dev/dri", 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, "renderD"))
      return TRUE;

  return FALSE;
}

/* GTK reports for each window that it did not get the GL it was told not to
 * use. */
static GLogWriterOutput
write_log (GLogLevelFlags   level,
           const GLogField *fields,
           gsize            n_fields,
           gpointer         data)
{
  for (gsize i = 0; level == G_LOG_LEVEL_MESSAGE && i < n_fields; i++)
    if (g_strcmp0 (fields[i].key, "GLIB_DOMAIN") == 0 && g_strcmp0 (fields[i].value, "Gsk") == 0)
      return G_LOG_WRITER_HANDLED;

  return g_log_writer_default (level, fields, n_fields, data);
}

/**
 * cle_renderer_pick:
 * @signs: what is known of the machine and of the user's wishes
 * @value: (out): the value to set
 *
 * Without a GPU, GTK draws through OpenGL in software, which triples the time
 * to the first frame and costs about 100 MB. So GL is turned off then, unless
 * the user has chosen.
 *
 * Returns: (nullable): the environment variable to set, or %NULL for none
 */
const char *
cle_renderer_pick (const CleRendererSigns *signs,
                   const char            **value)
{
  *value = NULL;

  if (signs->has_render_node || signs->user_chose)
    return NULL;

  if (signs->gtk_major > 4 || (signs->gtk_major == 4 && signs->gtk_minor >= 16))
    {
      *value = "gl";
      return "GDK_DISABLE";
    }

  *value = "gl-disable";
  return "GDK_DEBUG";
}

/**
 * cle_renderer_prepare:
 *
 * To be called before GTK starts. See cle_renderer_pick().
 *
 * Returns: (nullable): the variable to hand to cle_renderer_restore() once
 *   GTK has read it
 */
const char *
cle_renderer_prepare (void)
{
  CleRendererSigns signs = {
    .has_render_node = has_render_node (),
    .user_chose = g_getenv ("GSK_RENDERER") != NULL || g_getenv ("GDK_DEBUG") != NULL ||
                  g_getenv ("GDK_DISABLE") != NULL,
    .gtk_major = gtk_get_major_version (),
    .gtk_minor = gtk_get_minor_version (),
  };
  const char *value;
  const char *variable = cle_renderer_pick (&signs, &value);

  if (variable != NULL)
    {
      g_setenv (variable, value, TRUE);
      g_log_set_writer_func (write_log, NULL, NULL);
    }

  return variable;
}

/**
 * cle_renderer_restore:
 * @variable: (nullable): what cle_renderer_prepare() returned
 *
 * Takes the variable away again, so that programs started from here do not
 * inherit it.
 */
void
cle_renderer_restore (const char *variable)
{
  if (variable != NULL)
    g_unsetenv (variable);
}
