/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-kiosk-language.h"

#include <glib/gi18n.h>
#include <locale.h>

/* gettext looks at LANGUAGE again when this has changed; its manual says so. */
extern int _nl_msg_cat_cntr;

/**
 * cle_kiosk_language_prepare:
 *
 * Makes languages selectable wherever the kiosk runs. In the locale “C” – that
 * of a machine on which nobody chose one, or chose one that is not installed –
 * gettext does not look at LANGUAGE. To be called once, before any text is.
 */
void
cle_kiosk_language_prepare (void)
{
  if (g_str_equal (setlocale (LC_MESSAGES, NULL), "C"))
    setlocale (LC_ALL, "C.UTF-8");
}

/**
 * cle_kiosk_language_apply:
 * @language: the tag of a language
 *
 * From now on gettext answers in that language. To be called from the main
 * thread, where all texts of a kiosk are looked up.
 */
void
cle_kiosk_language_apply (const char *language)
{
  if (g_strcmp0 (g_getenv ("LANGUAGE"), language) == 0)
    return;

  g_setenv ("LANGUAGE", language, TRUE);
  _nl_msg_cat_cntr++;
}

/**
 * cle_kiosk_language_dup_name:
 * @language: the tag of a language
 *
 * Returns: (transfer full): what those who speak it call it; its tag if that is
 *   not known
 */
char *
cle_kiosk_language_dup_name (const char *language)
{
  static const char *const names[][2] = {
    { "be", "Беларуская" }, { "bg", "Български" }, { "cs", "Čeština" },    { "da", "Dansk" },
    { "de", "Deutsch" },    { "el", "Ελληνικά" },  { "en", "English" },    { "es", "Español" },
    { "et", "Eesti" },      { "fi", "Suomi" },     { "fr", "Français" },   { "hu", "Magyar" },
    { "hy", "Հայերեն" },    { "it", "Italiano" },  { "ka", "ქართული" },    { "kk", "Қазақша" },
    { "lt", "Lietuvių" },   { "lv", "Latviešu" },  { "nl", "Nederlands" }, { "pl", "Polski" },
    { "pt", "Português" },  { "ro", "Română" },    { "ru", "Русский" },    { "sk", "Slovenčina" },
    { "sr", "Српски" },     { "sv", "Svenska" },   { "tr", "Türkçe" },     { "uk", "Українська" },
    { "uz", "Oʻzbekcha" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i][0], language))
      return g_strdup (names[i][1]);

  return g_strdup (language);
}
