/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-store.h"

G_BEGIN_DECLS

/* Steps that all writers of the store share, on top of CleIo. */
void      cle_files_set_error    (GError      **error,
                                  int           number,
                                  const char   *name);
int       cle_files_open_folder  (const CleIo  *io,
                                  int           base,
                                  const char   *path,
                                  gboolean      create,
                                  GError      **error);
int       cle_files_open_regular (const CleIo  *io,
                                  int           dir,
                                  const char   *name,
                                  int           flags,
                                  struct stat  *info,
                                  GError      **error);
gboolean  cle_files_write        (const CleIo  *io,
                                  int           fd,
                                  const char   *data,
                                  gsize         length,
                                  const char   *name,
                                  GError      **error);
GBytes   *cle_files_read         (const CleIo  *io,
                                  int           fd,
                                  gsize         length,
                                  const char   *name,
                                  GError      **error);
gboolean  cle_files_sync_folder  (const CleIo  *io,
                                  int           base,
                                  const char   *path,
                                  GError      **error);
void      cle_files_close        (const CleIo  *io,
                                  int          *fd);
char    **cle_files_list_in      (const CleIo  *io,
                                  int           base,
                                  const char   *path,
                                  gboolean      hidden,
                                  GError      **error);
char    **cle_files_list_own     (const CleIo  *io,
                                  int           base,
                                  const char   *path,
                                  gboolean      hidden,
                                  GError      **error);
char    **cle_files_list         (int           base,
                                  const char   *path);

G_END_DECLS
