/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-client-model.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Rating a client, trait by trait, in worded choices. */
#define CLE_TYPE_RATING_DIALOG (cle_rating_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CleRatingDialog, cle_rating_dialog, CLE, RATING_DIALOG, AdwWindow)

GtkWidget *cle_rating_dialog_new (GtkWidget      *widget,
                                  CleClientModel *model,
                                  const char     *client);
void       cle_rating_dialog_agree (CleRatingDialog  *self,
                                    const CleProfile *profile,
                                    const gint8      *levels,
                                    const char       *rater);
void       cle_rating_dialog_end_trial (CleRatingDialog *self,
                                        const CleTrial  *trial,
                                        gboolean         helped);

G_END_DECLS
