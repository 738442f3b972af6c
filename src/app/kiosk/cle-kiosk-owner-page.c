/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-kiosk-owner-page.h"

#include "cle-owner-fact-row.h"
#include "cle-owner-facts.h"
#include "cle-owner-orders.h"

#include <glib/gi18n.h>

struct _CleKioskOwnerPage
{
  GtkWidget  parent_instance;

  GtkWidget *scroller;
  GtkWidget *columns;
  GtkWidget *title;
  GtkWidget *facts;
  GtkWidget *message;
  GtkWidget *collect;
  GtkWidget *export;
  GtkWidget *sooner;
  GtkWidget *idle;
  GtkWidget *later;
  GtkWidget *show_result;
  GtkWidget *keep_partial;
  GtkWidget *resume;
  GtkWidget *quit;
  GPtrArray *rows; /* borrowed: one for each fact, reused */

  CleKioskDesk *desk;
};

static GtkWidget *
add_row (CleKioskOwnerPage *self)
{
  GtkWidget *row = cle_owner_fact_row_new ();

  gtk_list_box_append (GTK_LIST_BOX (self->facts), row);
  g_ptr_array_add (self->rows, row);

  return row;
}

static void
show_fact (CleKioskOwnerPage  *self,
           guint               index,
           const CleOwnerFact *fact)
{
  GtkWidget *row = index < self->rows->len ? g_ptr_array_index (self->rows, index) : add_row (self);

  gtk_widget_set_visible (row, TRUE);
  cle_owner_fact_row_set_fact (CLE_OWNER_FACT_ROW (row), fact);
}

/* What may be changed on the spot. Everything else is for the window. */
static void
show_settings (CleKioskOwnerPage    *self,
               const CleKioskConfig *config)
{
  g_autofree char *idle =
      g_strdup_printf (ngettext ("“Still there?” after %u second",
                                 "“Still there?” after %u seconds", config->idle),
                       config->idle);

  gtk_label_set_text (GTK_LABEL (self->idle), idle);
  gtk_widget_set_sensitive (self->sooner, config->idle > CLE_KIOSK_MIN_IDLE);
  gtk_widget_set_sensitive (self->later, config->idle < CLE_KIOSK_MAX_IDLE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->sooner), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("15 seconds sooner"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->later), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("15 seconds later"), -1);
  gtk_button_set_label (GTK_BUTTON (self->show_result), config->show_result
                                                            ? _ ("Visitors See Their Result: Yes")
                                                            : _ ("Visitors See Their Result: No"));
  gtk_button_set_label (GTK_BUTTON (self->keep_partial), config->keep_partial
                                                             ? _ ("Unfinished Answers: Kept")
                                                             : _ ("Unfinished Answers: Discarded"));
}

static void
cle_kiosk_owner_page_update (CleKioskPage *page,
                             CleKioskDesk *desk)
{
  CleKioskOwnerPage *self = CLE_KIOSK_OWNER_PAGE (page);
  g_autoptr (GArray) facts = cle_owner_facts_list (desk);

  g_set_object (&self->desk, desk);
  gtk_label_set_text (GTK_LABEL (self->title), _ ("This Kiosk"));
  for (guint i = 0; i < facts->len; i++)
    show_fact (self, i, &g_array_index (facts, CleOwnerFact, i));
  for (guint i = facts->len; i < self->rows->len; i++)
    gtk_widget_set_visible (g_ptr_array_index (self->rows, i), FALSE);

  gtk_button_set_label (GTK_BUTTON (self->collect), _ ("Collect the Answers"));
  gtk_button_set_label (GTK_BUTTON (self->resume), _ ("Back to the Questions"));
  gtk_button_set_label (GTK_BUTTON (self->quit), _ ("Leave the Kiosk"));
  gtk_button_set_label (GTK_BUTTON (self->export), _ ("Write a Table"));
  gtk_widget_set_visible (self->collect, cle_kiosk_desk_get_config (desk)->collect != NULL);
  gtk_widget_set_visible (self->export, cle_kiosk_desk_get_config (desk)->collect != NULL);
  show_settings (self, cle_kiosk_desk_get_config (desk));
}

static GtkWidget *
cle_kiosk_owner_page_get_first (CleKioskPage *page)
{
  return CLE_KIOSK_OWNER_PAGE (page)->resume;
}

/* On a screen that is wide, all that can be done stands beside what is told: the
 * way out is not to be looked for. */
static void
cle_kiosk_owner_page_set_wide (CleKioskPage *page,
                               gboolean      wide)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (CLE_KIOSK_OWNER_PAGE (page)->columns),
                                  wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
}

static void
page_init (CleKioskPageInterface *iface)
{
  iface->update = cle_kiosk_owner_page_update;
  iface->get_first = cle_kiosk_owner_page_get_first;
  iface->set_wide = cle_kiosk_owner_page_set_wide;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CleKioskOwnerPage, cle_kiosk_owner_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (CLE_TYPE_KIOSK_PAGE, page_init))

static void
say (CleKioskOwnerPage *self,
     const char        *message)
{
  gtk_label_set_text (GTK_LABEL (self->message), message);
  gtk_widget_set_visible (self->message, *message != '\0');
}

static CleKioskClerk *
get_clerk (CleKioskOwnerPage *self)
{
  return cle_kiosk_desk_get_clerk (self->desk);
}

/* The page is in the window only once the PIN was given. */
static gboolean
is_open (CleKioskOwnerPage *self)
{
  return gtk_widget_get_root (GTK_WIDGET (self)) != NULL;
}

static void
say_written (CleKioskOwnerPage *self,
             GObject           *clerk,
             GAsyncResult      *result,
             gboolean           is_table)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = cle_owner_orders_write_finish (CLE_KIOSK_CLERK (clerk), result, &error);
  g_autofree char *message = NULL;

  if (path == NULL)
    message = g_strdup (error->message);
  else if (is_table)
    message = g_strdup_printf (_ ("The table is in “%s”."), path);
  else
    message = g_strdup_printf (_ ("Collected into “%s”."), path);
  say (self, message);
}

static void
collected_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (CleKioskOwnerPage) self = data;

  say_written (self, source, result, FALSE);
}

static void
collect (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  CleKioskOwnerPage *self = CLE_KIOSK_OWNER_PAGE (widget);

  if (!is_open (self))
    return;

  say (self, _ ("Collecting…"));
  cle_owner_orders_collect_async (get_clerk (self), collected_cb, g_object_ref (self));
}

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (CleKioskOwnerPage) self = data;

  say_written (self, source, result, TRUE);
}

static void
export_table (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  CleKioskOwnerPage *self = CLE_KIOSK_OWNER_PAGE (widget);

  if (!is_open (self))
    return;

  say (self, _ ("Writing the table…"));
  cle_owner_orders_export_async (get_clerk (self), exported_cb, g_object_ref (self));
}

static void
changed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (CleKioskOwnerPage) self = data;
  g_autoptr (GError) error = NULL;

  if (!cle_owner_orders_change_finish (CLE_KIOSK_CLERK (source), result, &error))
    say (self, error->message);
}

/* The kiosk begins anew with a change, and what is not kept yet would be lost. */
static gboolean
may_change (CleKioskOwnerPage *self)
{
  CleVisitStage stage = cle_visit_get_stage (cle_kiosk_desk_get_visit (self->desk));

  return stage != CLE_VISIT_SAVING && stage != CLE_VISIT_NOT_SAVED;
}

/* Takes @config. */
static void
change (CleKioskOwnerPage *self,
        CleKioskConfig    *config)
{
  if (!may_change (self))
    {
      say (self, _ ("Someone’s answers are not kept yet. Please try again when they are."));
      cle_kiosk_config_free (config);
      return;
    }

  cle_owner_orders_change_async (get_clerk (self), config, changed_cb, g_object_ref (self));
}

static void
change_idle (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  CleKioskOwnerPage *self = CLE_KIOSK_OWNER_PAGE (widget);
  CleKioskConfig *config;

  if (!is_open (self))
    return;

  config = cle_kiosk_config_copy (cle_kiosk_desk_get_config (self->desk));
  config->idle = (guint) CLAMP ((int) config->idle + g_variant_get_int32 (parameter),
                                CLE_KIOSK_MIN_IDLE, CLE_KIOSK_MAX_IDLE);
  change (self, config);
}

static void
switch_setting (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  CleKioskOwnerPage *self = CLE_KIOSK_OWNER_PAGE (widget);
  CleKioskConfig *config;

  if (!is_open (self))
    return;

  config = cle_kiosk_config_copy (cle_kiosk_desk_get_config (self->desk));
  if (g_str_equal (g_variant_get_string (parameter, NULL), "result"))
    config->show_result = !config->show_result;
  else
    config->keep_partial = !config->keep_partial;
  change (self, config);
}

static void
cle_kiosk_owner_page_unmap (GtkWidget *widget)
{
  say (CLE_KIOSK_OWNER_PAGE (widget), "");
  GTK_WIDGET_CLASS (cle_kiosk_owner_page_parent_class)->unmap (widget);
}

static void
cle_kiosk_owner_page_dispose (GObject *object)
{
  CleKioskOwnerPage *self = CLE_KIOSK_OWNER_PAGE (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (cle_kiosk_owner_page_parent_class)->dispose (object);
}

static void
cle_kiosk_owner_page_class_init (CleKioskOwnerPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cle_kiosk_owner_page_dispose;
  widget_class->unmap = cle_kiosk_owner_page_unmap;

  gtk_widget_class_install_action (widget_class, "owner.collect", NULL, collect);
  gtk_widget_class_install_action (widget_class, "owner.export", NULL, export_table);
  gtk_widget_class_install_action (widget_class, "owner.idle", "i", change_idle);
  gtk_widget_class_install_action (widget_class, "owner.switch", "s", switch_setting);
  gtk_widget_class_set_template_from_resource (widget_class, CLE_RESOURCE_PATH
                                               "/app/kiosk/cle-kiosk-owner-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CleKioskOwnerPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, CleKioskOwnerPage, columns);
  gtk_widget_class_bind_template_child (widget_class, CleKioskOwnerPage, title);
  gtk_widget_class_bind_template_child (widget_class, CleKioskOwnerPage, facts);
  gtk_widget_class_bind_template_child (widget_class, CleKioskOwnerPage, message);
  gtk_widget_class_bind_template_child (widget_class, CleKioskOwnerPage, collect);
  gtk_widget_class_bind_template_child (widget_class, CleKioskOwnerPage, export);
  gtk_widget_class_bind_template_child (widget_class, CleKioskOwnerPage, sooner);
  gtk_widget_class_bind_template_child (widget_class, CleKioskOwnerPage, idle);
  gtk_widget_class_bind_template_child (widget_class, CleKioskOwnerPage, later);
  gtk_widget_class_bind_template_child (widget_class, CleKioskOwnerPage, show_result);
  gtk_widget_class_bind_template_child (widget_class, CleKioskOwnerPage, keep_partial);
  gtk_widget_class_bind_template_child (widget_class, CleKioskOwnerPage, resume);
  gtk_widget_class_bind_template_child (widget_class, CleKioskOwnerPage, quit);
}

static void
cle_kiosk_owner_page_init (CleKioskOwnerPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
