/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-store.h"

G_BEGIN_DECLS

typedef struct
{
  char *id;
  char *device;
  char *name;
} ClePerson;

void       cle_person_free      (ClePerson   *self);

/* Of ClePerson, by name. */
GPtrArray *cle_people_list      (CleStore    *store,
                                 GError     **error);
/* The id of the person of that name on this device, made when new. */
char      *cle_people_ensure    (CleStore    *store,
                                 const char  *name,
                                 GError     **error);
/* NULL without an error when nobody has that id (any more). */
char      *cle_people_dup_name  (CleStore    *store,
                                 const char  *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClePerson, cle_person_free)

G_END_DECLS
