/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-assessment-place.h"
#include "cle-progress-place.h"
#include "cle-session.h"
#include "cle-window.h"

G_BEGIN_DECLS

/* What the parts of the window share. Nothing else includes this. */
struct _CleWindow
{
  AdwApplicationWindow parent_instance;

  GtkWidget           *title;
  GtkWidget           *back;
  GtkWidget           *menu;
  GtkWidget           *search;
  GtkWidget           *content;
  GtkWidget           *header;
  GtkWidget           *shell;
  AdwViewStack        *places;
  CleAssessmentPlace  *assessment;
  GtkWidget           *progress_bin;
  GtkWidget           *clients_bin;
  GtkWidget           *switcher_bar;
  CleProgressPlace    *progress; /* made when it is first looked at */
  GtkWidget           *trouble;  /* likewise */
  GtkWidget           *notice;   /* likewise */

  CleSettings         *settings;
  char                *given_path;
  CleSession          *session;
  GCancellable        *making;   /* (nullable): a report that is made, printed or saved */
  gulong               painted_handler;
  guint                start_source;
  gboolean             started;
};

gboolean cle_window_shows_progress           (CleWindow      *self);
void     cle_window_open_store               (CleWindow      *self);
void     cle_window_stop_report              (CleWindow      *self);
void     cle_window_install_dialog_actions   (GtkWidgetClass *widget_class);
void     cle_window_install_file_actions     (GtkWidgetClass *widget_class);
void     cle_window_install_client_actions   (GtkWidgetClass *widget_class);

G_END_DECLS
