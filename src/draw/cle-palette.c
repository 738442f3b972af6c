/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-palette.h"

/* Brick, amber, teal and blue keep their order for readers who confuse red
 * and green; each stands out from its background by at least 3 : 1. */
static const guint32 BANDS[][CLE_N_BAND_TONES] = {
  [CLE_PALETTE_LIGHT] = { 0xb5482a, 0xb07400, 0x1f8a85, 0x2266a0 },
  [CLE_PALETTE_DARK] = { 0xe88a68, 0xe0b13c, 0x3fb3ab, 0x6fabe0 },
  [CLE_PALETTE_LIGHT_CONTRAST] = { 0x7a3d08, 0x634c06, 0x07544f, 0x0b3f70 },
  [CLE_PALETTE_DARK_CONTRAST] = { 0xffc08a, 0xffe08a, 0x8af0e8, 0xb0d8ff },
};

static const guint32 RESTS[] = {
  [CLE_PALETTE_LIGHT] = 0xdedede,
  [CLE_PALETTE_DARK] = 0x454545,
  [CLE_PALETTE_LIGHT_CONTRAST] = 0xa8a8a8,
  [CLE_PALETTE_DARK_CONTRAST] = 0x6a6a6a,
};

/* Circles that fill up: the band can be told without its colour. */
static const char *const SYMBOLS[CLE_N_BAND_TONES] = { "◔", "◑", "◕", "●" };

static CleColor
color_from_rgb (guint32 rgb)
{
  return (CleColor){
    .red = ((rgb >> 16) & 0xff) / 255.0,
    .green = ((rgb >> 8) & 0xff) / 255.0,
    .blue = (rgb & 0xff) / 255.0,
    .alpha = 1.0,
  };
}

/**
 * cle_palette_choose:
 * @dark: whether the background is dark
 * @high_contrast: whether more contrast was asked for
 *
 * Returns: the palette for that background
 */
ClePalette
cle_palette_choose (gboolean dark,
                    gboolean high_contrast)
{
  if (high_contrast)
    return dark ? CLE_PALETTE_DARK_CONTRAST : CLE_PALETTE_LIGHT_CONTRAST;

  return dark ? CLE_PALETTE_DARK : CLE_PALETTE_LIGHT;
}

/**
 * cle_palette_find_tone:
 * @band: index of a band, from 0, the lowest
 * @n_bands: how many bands the questionnaire has
 *
 * Spreads any number of bands over the four tones; the lowest and the highest
 * band always get the first and the last one.
 *
 * Returns: a tone, less than %CLE_N_BAND_TONES
 */
guint
cle_palette_find_tone (guint band,
                       guint n_bands)
{
  if (n_bands < 2)
    return CLE_N_BAND_TONES - 1;

  band = MIN (band, n_bands - 1);

  return (band * (CLE_N_BAND_TONES - 1) + (n_bands - 1) / 2) / (n_bands - 1);
}

/**
 * cle_palette_get_band:
 * @self: a palette
 * @tone: a tone, see cle_palette_find_tone()
 *
 * Returns: the colour of that tone
 */
CleColor
cle_palette_get_band (ClePalette self,
                      guint      tone)
{
  return color_from_rgb (BANDS[self][MIN (tone, CLE_N_BAND_TONES - 1)]);
}

/**
 * cle_palette_get_rest:
 * @self: a palette
 *
 * Returns: the colour of what was not reached
 */
CleColor
cle_palette_get_rest (ClePalette self)
{
  return color_from_rgb (RESTS[self]);
}

/**
 * cle_palette_get_veil:
 * @self: a palette
 *
 * Returns: how opaque the certainty band is drawn, 0 … 1
 */
double
cle_palette_get_veil (ClePalette self)
{
  return self == CLE_PALETTE_DARK || self == CLE_PALETTE_DARK_CONTRAST ? 0.42 : 0.38;
}

/**
 * cle_palette_get_symbol:
 * @tone: a tone
 *
 * Returns: (transfer none): one character that tells the tone without colour
 */
const char *
cle_palette_get_symbol (guint tone)
{
  return SYMBOLS[MIN (tone, CLE_N_BAND_TONES - 1)];
}
