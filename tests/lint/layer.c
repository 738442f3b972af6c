/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Does nothing: that it links is the test. */
int
main (void)
{
  return 0;
}
