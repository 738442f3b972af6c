/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-profile.h"

G_BEGIN_DECLS

#define CLE_CALIBRATION_MIN 3 /* clients of each kind */

typedef enum
{
  CLE_SEPARATES_UNKNOWN, /* rated for too few */
  CLE_SEPARATES_NOT,
  CLE_SEPARATES_WRONGLY, /* speaks for the clients that you would let go */
  CLE_SEPARATES_SOME,
  CLE_SEPARATES_WELL,
} CleSeparation;

/* What a trait has to do with whom you would keep. */
typedef struct
{
  CleSeparation separation;
  int           score;     /* thousandths, -1000 … 1000 */
  guint         n_right;   /* pairs in which it speaks for the wanted one */
  guint         n_wrong;
  guint         n_pairs;
  guint         weight;    /* proposed, 1 … 5 */
} CleCalibrated;

gboolean cle_calibrate (const CleProfile    *profile,
                        const gint8 * const *wanted,
                        guint                n_wanted,
                        const gint8 * const *unwanted,
                        guint                n_unwanted,
                        CleCalibrated       *traits);

G_END_DECLS
