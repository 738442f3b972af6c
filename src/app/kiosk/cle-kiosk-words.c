/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-kiosk-words.h"

#include <glib/gi18n.h>

static const CleKioskWords *
find_words (CleKioskDesk *desk)
{
  return cle_kiosk_config_find_words (cle_kiosk_desk_get_config (desk),
                                      cle_visit_get_language (cle_kiosk_desk_get_visit (desk)));
}

/**
 * cle_kiosk_title:
 * @desk: a desk
 *
 * Returns: (transfer none): the owner's title of the attract screen, or ours
 */
const char *
cle_kiosk_title (CleKioskDesk *desk)
{
  const CleKioskWords *words = find_words (desk);

  return *words->title != '\0' ? words->title : _ ("How do we treat our clients?");
}

/**
 * cle_kiosk_text:
 * @desk: a desk
 *
 * Returns: (transfer none): the owner's text below it, or ours
 */
const char *
cle_kiosk_text (CleKioskDesk *desk)
{
  const CleKioskWords *words = find_words (desk);

  return *words->text != '\0' ? words->text
                              : _ ("A few short questions. They take about two minutes.");
}

/* What happens to the answers, before the first one is given. */
static const char *
get_promise (const CleKioskConfig *config)
{
  if (config->anonymous)
    return _ ("Nobody will know what you answered: your answers are kept without your name and "
              "without the time of the day.");

  return _ ("Your answers are kept without your name, with the time at which you gave them.");
}

/* Whole sentences, since a day is bent by what stands around it. */
static char *
format_weekday (guint       day,
                const char *time)
{
  switch (day)
    {
    case 0:
      return g_strdup_printf (_ ("You can answer here again on Monday from %s on."), time);

    case 1:
      return g_strdup_printf (_ ("You can answer here again on Tuesday from %s on."), time);

    case 2:
      return g_strdup_printf (_ ("You can answer here again on Wednesday from %s on."), time);

    case 3:
      return g_strdup_printf (_ ("You can answer here again on Thursday from %s on."), time);

    case 4:
      return g_strdup_printf (_ ("You can answer here again on Friday from %s on."), time);

    case 5:
      return g_strdup_printf (_ ("You can answer here again on Saturday from %s on."), time);

    default:
      return g_strdup_printf (_ ("You can answer here again on Sunday from %s on."), time);
    }
}

/**
 * cle_kiosk_format_wait_until:
 * @minute: of the week, 0 … 10079, now
 * @wait: minutes from then until it opens
 *
 * Returns: (transfer full): when that is, in words
 */
char *
cle_kiosk_format_wait_until (guint minute,
                             guint wait)
{
  g_autofree char *time = cle_day_minute_format ((minute + wait) % CLE_DAY_MINUTES);
  guint days = (minute % CLE_DAY_MINUTES + wait) / CLE_DAY_MINUTES;

  if (days == 0)
    return g_strdup_printf (_ ("You can answer here today from %s on."), time);
  if (days == 1)
    return g_strdup_printf (_ ("You can answer here tomorrow from %s on."), time);

  return format_weekday ((minute + wait) / CLE_DAY_MINUTES % 7, time);
}

/**
 * cle_kiosk_format_opening:
 * @desk: a desk
 *
 * Returns: (transfer full): what is said outside the opening hours: the owner's
 *   words, or when it opens
 */
char *
cle_kiosk_format_opening (CleKioskDesk *desk)
{
  const CleKioskConfig *config = cle_kiosk_desk_get_config (desk);
  const CleClock *clock = cle_store_get_clock (cle_kiosk_desk_get_store (desk));
  const CleKioskWords *words = find_words (desk);
  gint64 wall = cle_clock_get_wall (clock);
  guint minute = cle_week_minute (wall, cle_clock_get_offset (clock, wall));
  guint wait = cle_kiosk_hours_find_next ((const CleKioskHours *) config->hours->data,
                                          config->hours->len, minute);

  if (*words->closed != '\0' || wait == G_MAXUINT)
    return g_strdup (words->closed);

  return cle_kiosk_format_wait_until (minute, wait);
}

/**
 * cle_kiosk_saying_init:
 * @self: (out caller-allocates): what is said
 * @desk: a desk
 *
 * What a page without controls of its own says where the visitor is now.
 */
void
cle_kiosk_saying_init (CleKioskSaying *self,
                       CleKioskDesk   *desk)
{
  *self = (CleKioskSaying){ .title = "" };

  switch (cle_visit_get_stage (cle_kiosk_desk_get_visit (desk)))
    {
    case CLE_VISIT_CLOSED:
      self->title = _ ("Closed for now");
      self->text = cle_kiosk_format_opening (desk);
      break;

    case CLE_VISIT_WELCOME:
      self->title = _ ("Before you begin");
      self->text = g_strdup (get_promise (cle_kiosk_desk_get_config (desk)));
      self->button = _ ("Begin");
      self->action = "kiosk.go-on";
      break;

    case CLE_VISIT_LAST:
      self->title = _ ("That was the last question");
      self->text = g_strdup (_ ("You can go back and change an answer. Once you finish, your "
                                "answers are kept."));
      self->button = _ ("Finish");
      self->action = "kiosk.finish";
      self->second_button = _ ("Go Back");
      self->second_action = "kiosk.back";
      break;

    case CLE_VISIT_SAVING:
      self->title = _ ("Keeping your answers…");
      break;

    case CLE_VISIT_NOT_SAVED:
      self->title = _ ("Your answers are not kept yet");
      self->text = g_strdup (_ ("The kiosk cannot write to its disk. It goes on trying; please "
                                "tell someone who works here. You need not stay."));
      break;

    case CLE_VISIT_ATTRACT:
    case CLE_VISIT_CODE:
    case CLE_VISIT_VOICE:
    case CLE_VISIT_QUESTION:
    case CLE_VISIT_THANKS:
    default:
      break;
    }
  if (self->text == NULL)
    self->text = g_strdup ("");
}

/**
 * cle_kiosk_saying_clear:
 * @self: what is said
 */
void
cle_kiosk_saying_clear (CleKioskSaying *self)
{
  g_clear_pointer (&self->text, g_free);
}

/**
 * cle_kiosk_voice_label:
 * @voice: who somebody is
 *
 * Returns: (transfer none): what a visitor says of himself
 */
const char *
cle_kiosk_voice_label (CleVoice voice)
{
  switch (voice)
    {
    case CLE_VOICE_MANAGEMENT:
      return _ ("I manage people here");

    case CLE_VOICE_STAFF:
      return _ ("I work here");

    case CLE_VOICE_CLIENT:
    default:
      return _ ("I am a client");
    }
}

/**
 * cle_kiosk_format_wait:
 * @wait: milliseconds, from 0
 *
 * Returns: (transfer full): how long somebody has to wait, in words
 */
char *
cle_kiosk_format_wait (gint64 wait)
{
  gulong seconds = (gulong) ((wait + 999) / 1000), minutes = (seconds + 59) / 60;

  if (seconds <= 90)
    return g_strdup_printf (ngettext ("%lu second", "%lu seconds", seconds), seconds);

  return g_strdup_printf (ngettext ("%lu minute", "%lu minutes", minutes), minutes);
}
