/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-ctl-kiosk.h"
#include "kiosk/cle-kiosk-pin.h"

#include <glib/gi18n.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#define MAX_LINE 64

/* Shows nothing of what is typed. FALSE where there is no terminal. */
static gboolean
hide_typing (FILE           *in,
             struct termios *before)
{
  struct termios hidden;

  if (!isatty (fileno (in)) || tcgetattr (fileno (in), before) != 0)
    return FALSE;

  hidden = *before;
  hidden.c_lflag &= ~(tcflag_t) (ECHO | ECHOE | ECHOK);
  hidden.c_lflag |= (tcflag_t) ECHONL;

  return tcsetattr (fileno (in), TCSAFLUSH, &hidden) == 0;
}

/* One line; a longer one is none. */
static gboolean
read_line (CleCtl     *ctl,
           const char *prompt,
           char        line[MAX_LINE])
{
  struct termios before;
  gboolean hidden = hide_typing (ctl->in, &before);
  gboolean done;

  if (hidden)
    fprintf (ctl->err, "%s ", prompt);
  done = fgets (line, MAX_LINE, ctl->in) != NULL && (strchr (line, '\n') != NULL || feof (ctl->in));
  if (hidden)
    tcsetattr (fileno (ctl->in), TCSAFLUSH, &before);
  line[done ? strcspn (line, "\r\n") : 0] = '\0';

  return done;
}

static CleCtlExit
ask_twice (CleCtl *ctl,
           char    first[MAX_LINE],
           char    second[MAX_LINE])
{
  const char *weakness;

  if (!read_line (ctl, _ ("New PIN:"), first))
    return cle_ctl_refuse (ctl, "%s", _ ("There is no PIN."));
  weakness = cle_kiosk_pin_get_weakness (first);
  if (weakness != NULL)
    return cle_ctl_refuse (ctl, "%s", weakness);
  if (!read_line (ctl, _ ("Once more:"), second) || strcmp (first, second) != 0)
    return cle_ctl_refuse (ctl, "%s", _ ("These are two different PINs. Nothing was changed."));

  return CLE_CTL_DONE;
}

static char *
make_hash (CleCtl     *ctl,
           CleCtlExit *status)
{
  char first[MAX_LINE] = { 0 }, second[MAX_LINE] = { 0 };
  g_autoptr (GError) error = NULL;
  char *hash = NULL;

  *status = ask_twice (ctl, first, second);
  if (*status == CLE_CTL_DONE)
    hash = cle_kiosk_pin_hash (first, &error);
  cle_kiosk_pin_wipe (first, sizeof first);
  cle_kiosk_pin_wipe (second, sizeof second);
  if (error != NULL)
    *status = cle_ctl_fail (ctl, error);

  return hash;
}

/*
 * cle_ctl_kiosk_pin:
 * @ctl: the program
 * @argc: number of words
 * @argv: `pin [--file FILE]`
 *
 * Reads a PIN twice, from the terminal without showing it or from two lines, and
 * writes what is kept of it into a set-up or prints that.
 *
 * Returns: the exit code.
 */
CleCtlExit
cle_ctl_kiosk_pin (CleCtl  *ctl,
                   int      argc,
                   char   **argv)
{
  g_autofree char *path = NULL;
  const GOptionEntry entries[] = { { "file", 0, 0, G_OPTION_ARG_FILENAME, &path, NULL, NULL },
                                   { NULL } };
  g_autoptr (CleKioskConfig) config = NULL;
  g_autofree char *hash = NULL;
  g_autoptr (GError) error = NULL;
  CleCtlExit status;

  if (!cle_ctl_parse (ctl, entries, &argc, &argv))
    return CLE_CTL_USAGE;
  if (argc != 1)
    return cle_ctl_usage (ctl, _ ("“%s” takes no further words."), "kiosk pin");
  if (path != NULL && (config = cle_ctl_kiosk_load (ctl, path, &status)) == NULL)
    return status;

  hash = make_hash (ctl, &status);
  if (hash == NULL)
    return status;
  if (config == NULL)
    {
      fprintf (ctl->out, "%s\n", hash);
      return CLE_CTL_DONE;
    }

  g_free (config->pin);
  config->pin = g_steal_pointer (&hash);
  return cle_kiosk_config_save (config, path, &error) ? CLE_CTL_DONE : cle_ctl_fail (ctl, error);
}
