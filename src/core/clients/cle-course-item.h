/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-what-if.h"

G_BEGIN_DECLS

/* What is assumed of a course, one number each. */
typedef enum
{
  CLE_COURSE_ITEM_CLIENTS,
  CLE_COURSE_ITEM_PROFIT,
  CLE_COURSE_ITEM_WIN,
  CLE_COURSE_ITEM_LOSE,
  CLE_COURSE_ITEM_GROW,
  CLE_COURSE_ITEM_WIN_COST,
  CLE_N_COURSE_ITEMS,
} CleCourseItem;

const char *cle_course_item_get_word  (CleCourseItem    item);
gboolean    cle_course_item_from_word (const char      *word,
                                       CleCourseItem   *item);
const char *cle_course_item_get_name  (CleCourseItem    item);
gboolean    cle_course_item_parse     (CleCourseItem    item,
                                       const char      *text,
                                       CleCourse       *course,
                                       GError         **error);
char       *cle_course_item_dup_text  (CleCourseItem    item,
                                       const CleCourse *course);

G_END_DECLS
