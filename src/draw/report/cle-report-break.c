/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-report-box.h"

/* A box that is cut anyway begins on a page where it has at least this room. */
#define LEAST_CUT 48.0

typedef struct
{
  GPtrArray *boxes;
  GPtrArray *pages;
  GArray    *page;   /* being filled */
  double     height; /* of a page */
  double     y;
} Breaking;

static double
get_head_height (const CleReportBox *box)
{
  return box->head != NULL ? box->head->height : 0;
}

static void
begin_page (Breaking *self)
{
  self->page = g_array_new (FALSE, TRUE, sizeof (CleReportPlace));
  g_ptr_array_add (self->pages, self->page);
  self->y = 0;
}

static void
place (Breaking           *self,
       const CleReportBox *box,
       gboolean            is_repeat)
{
  CleReportPlace at = { box, self->y, is_repeat };

  if (self->page->len > 0)
    at.y += box->before;
  g_array_append_val (self->page, at);
  self->y = at.y + box->height;
}

/* How much has to fit on this page for the box to begin on it: itself, and what
 * it is kept together with. */
static double
measure_need (const Breaking *self,
              guint           index)
{
  double need = 0;

  for (guint i = index; i < self->boxes->len; i++)
    {
      const CleReportBox *box = g_ptr_array_index (self->boxes, i);
      double whole = self->height - get_head_height (box);

      need += box->before + (box->height > whole ? MIN (LEAST_CUT, whole) : box->height);
      if (!box->keep || need > self->height)
        break;
    }

  return need;
}

static void
open_page_for (Breaking           *self,
               const CleReportBox *box)
{
  begin_page (self);
  if (box->head != NULL)
    place (self, box->head, TRUE);
}

/* Cuts until the rest fits. */
static void
place_whole (Breaking     *self,
             CleReportBox *box,
             guint         index)
{
  double top = self->page->len > 0 ? box->before : 0;
  double room = self->height - self->y - top;
  CleReportBox *rest = NULL;

  if (box->height > room + 0.01)
    rest = cle_report_box_cut (box, room);
  place (self, box, FALSE);
  if (rest == NULL)
    return;

  g_ptr_array_insert (self->boxes, (int) index + 1, rest);
  open_page_for (self, rest);
}

static void
place_next (Breaking *self,
            guint     index)
{
  CleReportBox *box = g_ptr_array_index (self->boxes, index);
  gboolean is_fresh =
      self->page->len == 0 || (self->page->len == 1 && box->head != NULL &&
                               g_array_index (self->page, CleReportPlace, 0).is_repeat);

  if (box->is_break)
    {
      if (self->page->len > 0)
        begin_page (self);
      return;
    }

  if (!is_fresh && self->y + measure_need (self, index) > self->height + 0.01)
    open_page_for (self, box);
  place_whole (self, box, index);
}

/**
 * cle_report_boxes_break:
 * @boxes: (element-type CleReportBox): from top to bottom; those higher than a
 *   page are cut
 * @height: of a page, in points
 *
 * Fills pages with boxes. A box that is kept with the next one does not end a
 * page, as long as the two fit on one; heads of tables are repeated.
 *
 * Returns: (transfer full) (element-type GArray): the pages, at least one, as
 *   arrays of #CleReportPlace
 */
GPtrArray *
cle_report_boxes_break (GPtrArray *boxes,
                        double     height)
{
  Breaking self = { .boxes = boxes, .height = height };

  self.pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  begin_page (&self);
  for (guint i = 0; i < boxes->len; i++)
    place_next (&self, i);
  if (self.page->len == 0 && self.pages->len > 1)
    g_ptr_array_remove_index (self.pages, self.pages->len - 1);

  return self.pages;
}
