/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-visitor.h"

/**
 * cle_visitor_wipe:
 * @self: who was there
 *
 * Forgets them; also frees what @self owns.
 */
void
cle_visitor_wipe (CleVisitor *self)
{
  g_free (self->code);
  g_clear_object (&self->run);
  g_clear_pointer (&self->result, cle_result_unref);
  *self = (CleVisitor){ 0 };
}

/**
 * cle_visitor_welcome:
 * @self: who was there before
 * @config: how the kiosk is set up; has to outlive @self
 *
 * Nothing of a visitor stays: the next one finds what the first one found.
 */
void
cle_visitor_welcome (CleVisitor           *self,
                     const CleKioskConfig *config)
{
  cle_visitor_wipe (self);
  self->language = ((CleKioskWords *) g_ptr_array_index (config->words, 0))->language;
  self->voice = cle_kiosk_config_get_voice (config);
}

/**
 * cle_visitor_steal_unsaved:
 * @self: who is leaving
 *
 * Returns: (transfer full) (nullable): the run that was begun and not finished
 */
CleRun *
cle_visitor_steal_unsaved (CleVisitor *self)
{
  return self->result == NULL ? g_steal_pointer (&self->run) : NULL;
}

/**
 * cle_visitor_set_language:
 * @self: a visitor
 * @config: how the kiosk is set up
 * @language: what the visitor wants to read
 *
 * Returns: whether the kiosk offers @language
 */
gboolean
cle_visitor_set_language (CleVisitor           *self,
                          const CleKioskConfig *config,
                          const char           *language)
{
  const CleKioskWords *words = cle_kiosk_config_find_words (config, language);

  if (words != NULL)
    self->language = words->language;

  return words != NULL;
}

/**
 * cle_visitor_enlarge:
 * @self: a visitor
 *
 * Makes texts larger, and after the largest usual again.
 */
void
cle_visitor_enlarge (CleVisitor *self)
{
  self->text_size = (self->text_size + 1) % CLE_VISITOR_N_TEXT_SIZES;
}
