/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-share.h"

#include <math.h>

#define Z 1.96 /* leaves 2.5 % on either side of a normal distribution */

/**
 * cle_share_compute:
 * @n_yes: how many said yes
 * @n: how many answered, not under @n_yes
 *
 * The share of yes with its score interval at 95 %, without continuity
 * correction (E. B. Wilson, Probable Inference, the Law of Succession, and
 * Statistical Inference, JASA 22, 1927). It stays within 0 … 1 and says
 * something sensible of few answers, where the usual ± does not.
 *
 * Returns: the share; of nobody it is NAN between 0 and 1.
 */
CleShare
cle_share_compute (guint n_yes,
                   guint n)
{
  CleShare self = { n_yes, n, NAN, 0, 1 };
  double share = (double) n_yes / n;
  double below = 1 + Z * Z / n;
  double middle = share + Z * Z / (2.0 * n);
  double reach = Z * sqrt (share * (1 - share) / n + Z * Z / (4.0 * n * n));

  g_return_val_if_fail (n_yes <= n, self);
  if (n == 0)
    return self;

  self.share = share;
  self.low = n_yes == 0 ? 0 : (middle - reach) / below;
  self.high = n_yes == n ? 1 : (middle + reach) / below;

  return self;
}
