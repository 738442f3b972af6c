/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-judge.h"
#include "cle-what-if.h"
#include "history/cle-sheet.h"

G_BEGIN_DECLS

typedef enum
{
  CLE_COURSE_WIN,  /* win new clients, and lose some */
  CLE_COURSE_KEEP, /* the same effort for those already here */
  CLE_N_COURSES,
} CleCourseKind;

/* Two courses of action side by side, with all that is assumed. */
typedef struct
{
  CleCourse     courses[CLE_N_COURSES];
  guint         n_years;     /* 1 … CLE_COURSE_MAX_YEARS */
  char          currency[4];
  CleCourseYear years[CLE_N_COURSES][CLE_COURSE_MAX_YEARS + 1];
} CleCourses;

void      cle_courses_init          (CleCourses       *self,
                                     const CleJudge   *judge,
                                     const CleOffice  *office);
void      cle_courses_compute       (CleCourses       *self);
gint64    cle_courses_get_gap       (const CleCourses *self);
char     *cle_courses_dup_summary   (const CleCourses *self);
CleSheet *cle_sheet_new_for_courses (const CleCourses *courses);

G_END_DECLS
