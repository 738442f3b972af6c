/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-chart.h"
#include "clients/cle-courses.h"

G_BEGIN_DECLS

CleChart *cle_courses_chart_new (const CleCourses    *courses,
                                 const CleChartSetup *setup,
                                 double               width,
                                 double               height);

G_END_DECLS
