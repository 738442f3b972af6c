/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double red;
  double green;
  double blue;
  double alpha;
} CleColor;

typedef enum
{
  CLE_PALETTE_LIGHT,
  CLE_PALETTE_DARK,
  CLE_PALETTE_LIGHT_CONTRAST,
  CLE_PALETTE_DARK_CONTRAST,
} ClePalette;

#define CLE_N_BAND_TONES 4

ClePalette  cle_palette_choose      (gboolean    dark,
                                     gboolean    high_contrast);
guint       cle_palette_find_tone   (guint       band,
                                     guint       n_bands);
CleColor    cle_palette_get_band    (ClePalette  self,
                                     guint       tone);
CleColor    cle_palette_get_rest    (ClePalette  self);
double      cle_palette_get_veil    (ClePalette  self);
const char *cle_palette_get_symbol  (guint       tone);

G_END_DECLS
