/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-setup-slips.h"

#include "cle-store-task.h"
#include "kiosk/cle-kiosk-round.h"
#include "kiosk/cle-kiosk-slips.h"
#include "report/cle-slips.h"
#include "store/cle-save.h"

#include <glib/gi18n.h>

#define USUAL CLE_SLIPS_PER_PAGE

/* Slips that the user wants: how many, for which round, and where to. */
typedef struct
{
  GtkWindow        *window;
  CleStore         *store;
  CleKioskConfig   *config;
  CleSetupSlipsDone done;
  GtkWidget        *number;
  guint             n;
  char             *path;
} Order;

static void
order_free (Order *order)
{
  g_object_unref (order->window);
  g_object_unref (order->store);
  cle_kiosk_config_free (order->config);
  g_free (order->path);
  g_free (order);
}

static CleQuestionnaire *
find_questionnaire (const Order *order,
                    CleLibrary  *library,
                    GError     **error)
{
  return order->config->document != NULL
             ? cle_questionnaire_new_from_bytes (order->config->document, "document", error)
             : cle_library_find (library, order->config->questionnaire, error);
}

static GBytes *
draw (const Order            *order,
      const CleQuestionnaire *questionnaire,
      const char *const      *codes,
      GError                **error)
{
  const CleKioskWords *words = g_ptr_array_index (order->config->words, 0);
  CleSlipsText text = { words->title, NULL, words->language };

  if (*text.title == '\0')
    text.title = cle_questionnaire_get_title (questionnaire, words->language);

  return cle_slips_make_pdf (codes, &text, error);
}

/* Codes count before anybody can hold them in their hands: a slip that is not
 * accepted would be worse than a code that nobody has. */
static gboolean
make_slips (CleStore *store,
            gpointer  data,
            GError  **error)
{
  const Order *order = data;
  g_autoptr (CleLibrary) library = cle_library_new (store);
  g_autoptr (CleQuestionnaire) questionnaire = find_questionnaire (order, library, error);
  g_auto (GStrv) codes = questionnaire != NULL ? cle_kiosk_slips_make (order->n, error) : NULL;
  const char *const *list = (const char *const *) codes;
  g_autoptr (GBytes) pdf = codes != NULL ? draw (order, questionnaire, list, error) : NULL;
  g_autoptr (CleKioskRound) round =
      pdf != NULL ? cle_kiosk_round_open (store, library, order->config, questionnaire, error)
                  : NULL;

  return round != NULL && cle_kiosk_round_add_slips (round, list, error) &&
         cle_save_bytes (cle_io_get_system (), order->path, pdf, error);
}

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Order *order = data;
  g_autoptr (GError) error = NULL;

  cle_store_task_finish (result, &error);
  order->done (order->window, order->path, error != NULL ? error->message : NULL);
  order_free (order);
}

static void
place_chosen_cb (GtkFileChooserNative *chooser,
                 int                   response,
                 Order                *order)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      order->path = g_file_get_path (file);
    }
  g_object_unref (chooser);
  if (order->path != NULL)
    cle_store_task_start (order->store, make_slips, order, NULL, made_cb, order);
  else
    order_free (order);
}

static void
number_chosen_cb (GtkWidget  *dialog,
                  const char *response,
                  Order      *order)
{
  GtkFileChooserNative *chooser;

  if (!g_str_equal (response, "make"))
    {
      order_free (order);
      return;
    }

  gtk_spin_button_update (GTK_SPIN_BUTTON (order->number));
  order->n = (guint) gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (order->number));
  chooser = gtk_file_chooser_native_new (_ ("Save the Slips"), order->window,
                                         GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), "slips.pdf");
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (place_chosen_cb), order);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static GtkWidget *
create_number (void)
{
  GtkWidget *number = gtk_spin_button_new_with_range (1, CLE_KIOSK_MAX_SLIPS, 1);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (number), USUAL);
  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (number), TRUE);
  gtk_widget_set_halign (number, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (number), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("How many slips"), -1);

  return number;
}

/**
 * cle_setup_slips_ask:
 * @window: where the user is
 * @session: the store that the kiosk keeps its answers in
 * @config: the set-up as it is saved
 * @done: is called with @window, and where the slips are or why there are none;
 *   not if the user changes their mind
 *
 * Asks how many slips there shall be and where to, makes their codes count, and
 * saves them as PDF.
 */
void
cle_setup_slips_ask (GtkWindow            *window,
                     CleSession           *session,
                     const CleKioskConfig *config,
                     CleSetupSlipsDone     done)
{
  Order *order = g_new0 (Order, 1);
  GtkWidget *dialog =
      adw_message_dialog_new (window, _ ("How Many Slips?"),
                              _ ("24 fit on a sheet. Codes cannot be read again later, so print "
                                 "the file, and delete it when the slips are handed out."));

  order->window = g_object_ref (window);
  order->store = g_object_ref (cle_session_get_store (session));
  order->config = cle_kiosk_config_copy (config);
  order->done = done;
  order->number = create_number ();
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), order->number);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "make",
                                    _ ("_Save as PDF…"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "make",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "make");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (number_chosen_cb), order);
  gtk_window_present (GTK_WINDOW (dialog));
}
