/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-clock.h"
#include "cle-io.h"
#include <gio/gio.h>

G_BEGIN_DECLS

#define CLE_STORE_ERROR (cle_store_error_quark ())

typedef enum
{
  CLE_STORE_ERROR_IO,        /* the disk said no; nothing was acknowledged */
  CLE_STORE_ERROR_FULL,      /* no space left, or over quota */
  CLE_STORE_ERROR_READ_ONLY, /* cannot be written by us */
  CLE_STORE_ERROR_LOCKED,    /* another process kept the lock for too long */
  CLE_STORE_ERROR_NEWER,     /* made by a later version: may be read, not written */
  CLE_STORE_ERROR_UNSAFE,    /* a link, a wrong owner, not a folder */
  CLE_STORE_ERROR_INVALID,   /* a file or value breaks the rules of the format */
  CLE_STORE_ERROR_NOT_FOUND,
  CLE_STORE_ERROR_EXISTS,
} CleStoreError;

#define CLE_STORE_FORMAT 1

#define CLE_TYPE_STORE (cle_store_get_type ())
G_DECLARE_FINAL_TYPE (CleStore, cle_store, CLE, STORE, GObject)

GQuark          cle_store_error_quark   (void);

char           *cle_store_dup_default_path (void);
CleStore       *cle_store_open          (const char      *path,
                                         const CleIo     *io,
                                         const CleClock  *clock,
                                         GError         **error);
const char     *cle_store_get_path      (CleStore        *self);
const char     *cle_store_get_device    (CleStore        *self);
const CleIo    *cle_store_get_io        (CleStore        *self);
const CleClock *cle_store_get_clock     (CleStore        *self);
gboolean        cle_store_get_read_only (CleStore        *self);
gboolean        cle_store_check_writable (CleStore       *self,
                                         GError         **error);

G_END_DECLS
