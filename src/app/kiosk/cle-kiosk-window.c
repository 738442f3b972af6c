/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-kiosk-window.h"

#include "cle-kiosk-guards.h"
#include "cle-kiosk-language.h"
#include "cle-kiosk-page.h"
#include "cle-kiosk-pages.h"
#include "cle-language-bar.h"
#include "cle-owner-gesture.h"
#include "cle-tidy.h"

#include <glib/gi18n.h>

#define SEEN       400 /* ms that an answer is shown before the next question */
#define OWNER_IDLE 120 /* seconds until the owner's page is given up */
#define LARGE_SIDE 900 /* pixels of the shorter side from which letters are larger */
#define LOW_HEIGHT 700 /* pixels below which all stands closer together */

struct _CleKioskWindow
{
  GtkWindow     parent_instance;

  GtkWidget    *shell;
  GtkWidget    *bar;
  GtkWidget    *page_box;
  GtkWidget    *still_there;
  GtkWidget    *still_title;
  GtkWidget    *still_text;
  GtkWidget    *more_time;

  /* Those that were shown stay in the box, hidden; one is shown. */
  CleKioskPages pages;
  GtkWidget    *page;

  CleKioskDesk *desk;
  GtkWidget    *owners;       /* the page shown to the owner; NULL for the visitor's */
  guint         making_source;
  guint         tidy_source;
  guint         seen_source;
  guint         owner_source;
};

G_DEFINE_FINAL_TYPE (CleKioskWindow, cle_kiosk_window, GTK_TYPE_WINDOW)

enum
{
  LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static CleVisit *
get_visit (CleKioskWindow *self)
{
  return cle_kiosk_desk_get_visit (self->desk);
}

static GtkWidget *
get_page (CleKioskWindow *self)
{
  if (self->owners != NULL)
    return self->owners;

  return cle_kiosk_pages_make (&self->pages,
                               cle_kiosk_pages_find_kind (cle_visit_get_stage (get_visit (self))));
}

static void
set_text_size (GtkWidget *widget,
               guint      size)
{
  static const char *const sizes[] = { "text-0", "text-1", "text-2" };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (i == size)
      gtk_widget_add_css_class (widget, sizes[i]);
    else
      gtk_widget_remove_css_class (widget, sizes[i]);
}

static void
show_text_size (CleKioskWindow *self)
{
  guint size = self->owners == NULL ? cle_visit_get_text_size (get_visit (self)) : 0;

  set_text_size (self->shell, size);
  set_text_size (self->still_there, size);
}

/* The focus does not stay where the one before had it; the ring around it shows
 * only to those who use keys. */
static void
settle_focus (CleKioskWindow *self,
              GtkWidget      *page)
{
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  cle_kiosk_page_focus_first (CLE_KIOSK_PAGE (page));
  gtk_window_set_focus_visible (GTK_WINDOW (self), FALSE);
}

static void
say_still_there (CleKioskWindow *self,
                 guint           left)
{
  g_autofree char *text =
      g_strdup_printf (ngettext ("Your answers will be wiped in %u second.",
                                 "Your answers will be wiped in %u seconds.", left),
                       left);

  gtk_label_set_text (GTK_LABEL (self->still_title), _ ("Still there?"));
  gtk_label_set_text (GTK_LABEL (self->still_text), text);
  gtk_button_set_label (GTK_BUTTON (self->more_time), _ ("More Time"));
}

/* Whoever uses keys or a screen reader is where the question is, and back on the
 * page after it. */
static void
show_still_there (CleKioskWindow *self,
                  GtkWidget      *page)
{
  guint left = self->owners == NULL ? cle_visit_get_seconds_left (get_visit (self)) : 0;
  gboolean asked = gtk_widget_get_visible (self->still_there);

  if (left > 0)
    say_still_there (self, left);
  gtk_widget_set_visible (self->still_there, left > 0);
  gtk_widget_set_sensitive (self->shell, left == 0);
  if (left > 0 && !asked)
    {
      gtk_widget_grab_focus (self->more_time);
      gtk_window_set_focus_visible (GTK_WINDOW (self), FALSE);
    }
  else if (left == 0 && asked)
    {
      settle_focus (self, page);
    }
}

/* A page stays where it is when another one is shown: GTK's scrolled windows keep
 * something each time they are taken out and put in again. */
static void
show_page (CleKioskWindow *self,
           GtkWidget      *page)
{
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  if (self->page != NULL)
    gtk_widget_set_visible (self->page, FALSE);
  if (gtk_widget_get_parent (page) == NULL)
    {
      gtk_widget_set_hexpand (page, TRUE);
      gtk_box_append (GTK_BOX (self->page_box), page);
    }
  gtk_widget_set_visible (page, TRUE);
  self->page = page;
}

static void
update (CleKioskWindow *self)
{
  GtkWidget *page = get_page (self);
  gboolean another = self->page != page;

  cle_kiosk_language_apply (cle_visit_get_language (get_visit (self)));
  show_text_size (self);
  cle_kiosk_page_update (CLE_KIOSK_PAGE (self->bar), self->desk);
  gtk_widget_set_visible (self->bar, self->owners == NULL);
  cle_kiosk_page_update (CLE_KIOSK_PAGE (page), self->desk);
  if (another)
    show_page (self, page);
  show_still_there (self, page);
  if (!another)
    return;

  settle_focus (self, page);
  /* Day after day, one visit after another. */
  if (page == self->pages.pages[CLE_KIOSK_PAGE_ATTRACT])
    cle_tidy_soon (&self->tidy_source);
}

static gboolean
give_up_cb (gpointer data)
{
  CleKioskWindow *self = data;

  self->owner_source = 0;
  self->owners = NULL;
  update (self);
  return G_SOURCE_REMOVE;
}

static gboolean
is_owner_here (CleKioskWindow *self)
{
  return self->owners != NULL && self->owners == self->pages.pages[CLE_KIOSK_PAGE_OWNER];
}

/* Who came to the keypad by chance walks away as from any other page. */
static guint
get_patience (CleKioskWindow *self)
{
  guint idle = cle_kiosk_desk_get_config (self->desk)->idle;

  return is_owner_here (self) ? OWNER_IDLE : MIN (idle, OWNER_IDLE);
}

/* The owner's pages do not stay open behind somebody's back. */
static void
wait_for_owner (CleKioskWindow *self)
{
  g_clear_handle_id (&self->owner_source, g_source_remove);
  if (self->owners != NULL)
    self->owner_source = g_timeout_add_seconds (get_patience (self), give_up_cb, self);
}

static void
show_to_owner (CleKioskWindow *self,
               GtkWidget      *page)
{
  self->owners = page;
  wait_for_owner (self);
  update (self);
}

static void
accepted_cb (CleKioskWindow *self)
{
  if (self->owners == self->pages.pages[CLE_KIOSK_PAGE_PIN])
    show_to_owner (self, cle_kiosk_pages_make (&self->pages, CLE_KIOSK_PAGE_OWNER));
}

static void
asked_for_cb (GtkWidget *widget)
{
  CleKioskWindow *self = CLE_KIOSK_WINDOW (widget);
  gboolean first = self->pages.pages[CLE_KIOSK_PAGE_PIN] == NULL;
  GtkWidget *pin = cle_kiosk_pages_make (&self->pages, CLE_KIOSK_PAGE_PIN);

  if (first)
    g_signal_connect_object (pin, "accepted", G_CALLBACK (accepted_cb), self, G_CONNECT_SWAPPED);
  if (self->owners == NULL)
    show_to_owner (self, pin);
}

static void
counted_cb (CleKioskWindow *self)
{
  if (is_owner_here (self))
    update (self);
}

/* A key that is stuck, or does nothing here, is nobody. */
static gboolean
is_somebody (GdkEvent *event)
{
  GdkEventType type = gdk_event_get_event_type (event);

  if (type == GDK_KEY_PRESS)
    return cle_kiosk_allows_key (gdk_key_event_get_keyval (event),
                                 gdk_event_get_modifier_state (event));

  return type == GDK_BUTTON_PRESS || type == GDK_TOUCH_BEGIN || type == GDK_TOUCH_UPDATE ||
         type == GDK_SCROLL;
}

/* Whatever is touched or pressed: somebody is there. */
static gboolean
event_cb (GtkEventControllerLegacy *controller,
          GdkEvent                 *event,
          CleKioskWindow           *self)
{
  if (!is_somebody (event))
    return GDK_EVENT_PROPAGATE;

  /* While it is asked for, only the answer counts. */
  if (cle_visit_get_seconds_left (get_visit (self)) == 0)
    cle_kiosk_desk_touch (self->desk);
  wait_for_owner (self);

  return GDK_EVENT_PROPAGATE;
}

static gboolean
seen_cb (gpointer data)
{
  CleKioskWindow *self = data;

  self->seen_source = 0;
  cle_visit_go_on (get_visit (self));
  return G_SOURCE_REMOVE;
}

static void
drop_seen (CleKioskWindow *self)
{
  g_clear_handle_id (&self->seen_source, g_source_remove);
}

static void
begin (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  cle_visit_begin (get_visit (CLE_KIOSK_WINDOW (widget)));
}

static void
go_on (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  cle_visit_go_on (get_visit (CLE_KIOSK_WINDOW (widget)));
}

static void
go_back (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  drop_seen (CLE_KIOSK_WINDOW (widget));
  cle_visit_go_back (get_visit (CLE_KIOSK_WINDOW (widget)));
}

static void
finish (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  cle_visit_finish (get_visit (CLE_KIOSK_WINDOW (widget)));
}

static void
leave (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  drop_seen (CLE_KIOSK_WINDOW (widget));
  cle_visit_leave (get_visit (CLE_KIOSK_WINDOW (widget)));
}

static void
enlarge (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  cle_visit_enlarge (get_visit (CLE_KIOSK_WINDOW (widget)));
}

static void
touch (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  cle_kiosk_desk_touch (CLE_KIOSK_WINDOW (widget)->desk);
}

static void
take_voice (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  CleVoice voice;

  if (cle_voice_from_word (g_variant_get_string (parameter, NULL), &voice))
    cle_visit_set_voice (get_visit (CLE_KIOSK_WINDOW (widget)), voice);
}

/* An answer is seen before the next question comes. */
static void
take_answer (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  CleKioskWindow *self = CLE_KIOSK_WINDOW (widget);
  CleAnswer answer;

  if (!cle_answer_from_word (g_variant_get_string (parameter, NULL), &answer))
    return;

  drop_seen (self);
  cle_visit_answer (get_visit (self), answer);
  self->seen_source = g_timeout_add (SEEN, seen_cb, self);
}

static void
resume (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  show_to_owner (CLE_KIOSK_WINDOW (widget), NULL);
}

/* What only the owner may do looks for itself whether the PIN was given. */
static void
quit (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  CleKioskWindow *self = CLE_KIOSK_WINDOW (widget);

  if (is_owner_here (self))
    g_signal_emit (self, signals[LEFT], 0);
}

static void
choose_language (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  cle_visit_set_language (get_visit (CLE_KIOSK_WINDOW (widget)),
                          g_variant_get_string (parameter, NULL));
}

static void
set_css_class (CleKioskWindow *self,
               const char     *name,
               gboolean        is_set)
{
  if (is_set)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

/* The screen decides: what stands side by side, and how large letters are. */
static void
arrange (CleKioskWindow *self,
         int             width,
         int             height)
{
  set_css_class (self, "large", MIN (width, height) >= LARGE_SIDE);
  set_css_class (self, "low", height < LOW_HEIGHT);
  cle_kiosk_pages_set_wide (&self->pages, width > height);
}

static void
layout_cb (GdkSurface     *surface,
           int             width,
           int             height,
           CleKioskWindow *self)
{
  arrange (self, width, height);
}

/* One at a time, so that a touch does not wait for all. */
static gboolean
make_next_cb (gpointer data)
{
  CleKioskWindow *self = data;

  if (cle_kiosk_pages_make_next (&self->pages))
    return G_SOURCE_CONTINUE;

  self->making_source = 0;
  return G_SOURCE_REMOVE;
}

/* The first frame is there: what the next touch needs is made now. */
static void
painted_cb (GdkFrameClock  *clock,
            CleKioskWindow *self)
{
  g_signal_handlers_disconnect_by_func (clock, painted_cb, self);
  if (self->making_source == 0)
    self->making_source = g_idle_add_full (G_PRIORITY_LOW, make_next_cb, self, NULL);
}

static void
cle_kiosk_window_map (GtkWidget *widget)
{
  CleKioskWindow *self = CLE_KIOSK_WINDOW (widget);

  GTK_WIDGET_CLASS (cle_kiosk_window_parent_class)->map (widget);
  settle_focus (self, get_page (self));
}

static void
cle_kiosk_window_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cle_kiosk_window_parent_class)->realize (widget);
  g_signal_connect_object (gtk_native_get_surface (GTK_NATIVE (widget)), "layout",
                           G_CALLBACK (layout_cb), widget, 0);
  g_signal_connect_object (gtk_widget_get_frame_clock (widget), "after-paint",
                           G_CALLBACK (painted_cb), widget, 0);
}

static void
cle_kiosk_window_dispose (GObject *object)
{
  CleKioskWindow *self = CLE_KIOSK_WINDOW (object);

  drop_seen (self);
  g_clear_handle_id (&self->owner_source, g_source_remove);
  g_clear_handle_id (&self->making_source, g_source_remove);
  g_clear_handle_id (&self->tidy_source, g_source_remove);
  g_clear_object (&self->desk);
  cle_kiosk_pages_clear (&self->pages);

  G_OBJECT_CLASS (cle_kiosk_window_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "kiosk.begin", NULL, begin);
  gtk_widget_class_install_action (widget_class, "kiosk.go-on", NULL, go_on);
  gtk_widget_class_install_action (widget_class, "kiosk.back", NULL, go_back);
  gtk_widget_class_install_action (widget_class, "kiosk.finish", NULL, finish);
  gtk_widget_class_install_action (widget_class, "kiosk.leave", NULL, leave);
  gtk_widget_class_install_action (widget_class, "kiosk.enlarge", NULL, enlarge);
  gtk_widget_class_install_action (widget_class, "kiosk.touch", NULL, touch);
  gtk_widget_class_install_action (widget_class, "kiosk.voice", "s", take_voice);
  gtk_widget_class_install_action (widget_class, "kiosk.answer", "s", take_answer);
  gtk_widget_class_install_action (widget_class, "kiosk.language", "s", choose_language);
  gtk_widget_class_install_action (widget_class, "kiosk.resume", NULL, resume);
  gtk_widget_class_install_action (widget_class, "kiosk.quit", NULL, quit);
}

static void
cle_kiosk_window_class_init (CleKioskWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cle_kiosk_window_dispose;
  widget_class->map = cle_kiosk_window_map;
  widget_class->realize = cle_kiosk_window_realize;

  signals[LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);

  g_type_ensure (CLE_TYPE_LANGUAGE_BAR);
  install_actions (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CLE_RESOURCE_PATH "/app/kiosk/cle-kiosk-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CleKioskWindow, shell);
  gtk_widget_class_bind_template_child (widget_class, CleKioskWindow, bar);
  gtk_widget_class_bind_template_child (widget_class, CleKioskWindow, page_box);
  gtk_widget_class_bind_template_child (widget_class, CleKioskWindow, still_there);
  gtk_widget_class_bind_template_child (widget_class, CleKioskWindow, still_title);
  gtk_widget_class_bind_template_child (widget_class, CleKioskWindow, still_text);
  gtk_widget_class_bind_template_child (widget_class, CleKioskWindow, more_time);
}

static void
cle_kiosk_window_init (CleKioskWindow *self)
{
  GtkEventController *events = gtk_event_controller_legacy_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  cle_kiosk_guard_window (GTK_WINDOW (self));
  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect (events, "event", G_CALLBACK (event_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), events);
  cle_owner_gesture_add (GTK_WIDGET (self), asked_for_cb);
}

/* Where nobody manages windows, filling the screen is up to us. All is arranged
 * before it is measured: letters of another size would be looked for in vain. */
static void
fill_screen (CleKioskWindow *self)
{
  GListModel *monitors = gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (self)));
  g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, 0);
  GdkRectangle area;

  if (monitor != NULL)
    {
      gdk_monitor_get_geometry (monitor, &area);
      gtk_window_set_default_size (GTK_WINDOW (self), area.width, area.height);
      arrange (self, area.width, area.height);
    }
  gtk_window_fullscreen (GTK_WINDOW (self));
}

/**
 * cle_kiosk_window_new:
 * @desk: what stands behind it
 *
 * Returns: (transfer floating): the window, which fills the screen
 */
GtkWidget *
cle_kiosk_window_new (CleKioskDesk *desk)
{
  CleKioskWindow *self = g_object_new (CLE_TYPE_KIOSK_WINDOW, NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cle_kiosk_desk_get_clerk (desk), "counted", G_CALLBACK (counted_cb),
                           self, G_CONNECT_SWAPPED);
  update (self);
  fill_screen (self);

  return GTK_WIDGET (self);
}
