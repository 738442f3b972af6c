/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-kiosk-pages.h"

#include "cle-attract-page.h"
#include "cle-kiosk-code-page.h"
#include "cle-kiosk-owner-page.h"
#include "cle-kiosk-page.h"
#include "cle-kiosk-pin-page.h"
#include "cle-kiosk-question-page.h"
#include "cle-kiosk-thanks-page.h"
#include "cle-kiosk-voice-page.h"
#include "cle-saying-page.h"

static GType
get_type_of (CleKioskPageKind kind)
{
  switch (kind)
    {
    case CLE_KIOSK_PAGE_ATTRACT:
      return CLE_TYPE_ATTRACT_PAGE;

    case CLE_KIOSK_PAGE_SAYING:
      return CLE_TYPE_SAYING_PAGE;

    case CLE_KIOSK_PAGE_QUESTION:
      return CLE_TYPE_KIOSK_QUESTION_PAGE;

    case CLE_KIOSK_PAGE_THANKS:
      return CLE_TYPE_KIOSK_THANKS_PAGE;

    case CLE_KIOSK_PAGE_VOICE:
      return CLE_TYPE_KIOSK_VOICE_PAGE;

    case CLE_KIOSK_PAGE_CODE:
      return CLE_TYPE_KIOSK_CODE_PAGE;

    case CLE_KIOSK_PAGE_PIN:
      return CLE_TYPE_KIOSK_PIN_PAGE;

    case CLE_KIOSK_PAGE_OWNER:
    case CLE_KIOSK_N_PAGES:
    default:
      return CLE_TYPE_KIOSK_OWNER_PAGE;
    }
}

/**
 * cle_kiosk_pages_make:
 * @self: the pages
 * @kind: which of them
 *
 * Makes it if it was not made yet; never twice.
 *
 * Returns: (transfer none): the page
 */
GtkWidget *
cle_kiosk_pages_make (CleKioskPages   *self,
                      CleKioskPageKind kind)
{
  if (self->pages[kind] == NULL)
    {
      self->pages[kind] = g_object_ref_sink (g_object_new (get_type_of (kind), NULL));
      cle_kiosk_page_set_wide (CLE_KIOSK_PAGE (self->pages[kind]), self->wide);
    }

  return self->pages[kind];
}

/**
 * cle_kiosk_pages_make_next:
 * @self: the pages
 *
 * Makes one that a visitor may come to and that is not there yet. The owner's
 * are made when they are asked for.
 *
 * Returns: whether there may be another
 */
gboolean
cle_kiosk_pages_make_next (CleKioskPages *self)
{
  for (guint i = 0; i < CLE_KIOSK_PAGE_PIN; i++)
    if (self->pages[i] == NULL)
      {
        cle_kiosk_pages_make (self, i);
        return TRUE;
      }

  return FALSE;
}

/**
 * cle_kiosk_pages_find_kind:
 * @stage: where a visitor is
 *
 * Returns: the page that shows it
 */
CleKioskPageKind
cle_kiosk_pages_find_kind (CleVisitStage stage)
{
  switch (stage)
    {
    case CLE_VISIT_ATTRACT:
      return CLE_KIOSK_PAGE_ATTRACT;

    case CLE_VISIT_CODE:
      return CLE_KIOSK_PAGE_CODE;

    case CLE_VISIT_VOICE:
      return CLE_KIOSK_PAGE_VOICE;

    case CLE_VISIT_QUESTION:
      return CLE_KIOSK_PAGE_QUESTION;

    case CLE_VISIT_THANKS:
      return CLE_KIOSK_PAGE_THANKS;

    case CLE_VISIT_CLOSED:
    case CLE_VISIT_WELCOME:
    case CLE_VISIT_LAST:
    case CLE_VISIT_SAVING:
    case CLE_VISIT_NOT_SAVED:
    default:
      return CLE_KIOSK_PAGE_SAYING;
    }
}

/**
 * cle_kiosk_pages_set_wide:
 * @self: the pages
 * @wide: whether the screen is wider than high, for those to come too
 */
void
cle_kiosk_pages_set_wide (CleKioskPages *self,
                          gboolean       wide)
{
  self->wide = wide;
  for (guint i = 0; i < CLE_KIOSK_N_PAGES; i++)
    if (self->pages[i] != NULL)
      cle_kiosk_page_set_wide (CLE_KIOSK_PAGE (self->pages[i]), wide);
}

/**
 * cle_kiosk_pages_clear:
 * @self: the pages
 *
 * Lets go of all of them.
 */
void
cle_kiosk_pages_clear (CleKioskPages *self)
{
  for (guint i = 0; i < CLE_KIOSK_N_PAGES; i++)
    g_clear_object (&self->pages[i]);
}
