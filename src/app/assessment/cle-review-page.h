/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-finishing.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* All answers before they become a result, unanswered questions first. A row
 * activates "run.edit" with the index of its question. */
#define CLE_TYPE_REVIEW_PAGE (cle_review_page_get_type ())
G_DECLARE_FINAL_TYPE (CleReviewPage, cle_review_page, CLE, REVIEW_PAGE, AdwBin)

GtkWidget *cle_review_page_new           (void);
void       cle_review_page_show          (CleReviewPage *self,
                                          CleRun        *run);
void       cle_review_page_set_finishing (CleReviewPage *self,
                                          CleFinishing  *finishing);

G_END_DECLS
