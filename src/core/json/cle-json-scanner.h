/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  CLE_JSON_ERROR_SYNTAX,
  CLE_JSON_ERROR_UTF8,
  CLE_JSON_ERROR_SURROGATE,
  CLE_JSON_ERROR_NUL,
  CLE_JSON_ERROR_CONTROL,
  CLE_JSON_ERROR_NUMBER,
  CLE_JSON_ERROR_DEPTH,
  CLE_JSON_ERROR_STRING_SIZE,
  CLE_JSON_ERROR_COUNT,
  CLE_JSON_ERROR_DUPLICATE,
  CLE_JSON_ERROR_TRAILING,
  CLE_JSON_ERROR_SIZE,
  CLE_JSON_ERROR_TYPE,     /* well-formed, but not what was expected here */
  CLE_JSON_ERROR_MISSING,
  CLE_JSON_ERROR_RANGE,
  CLE_JSON_ERROR_IO,
} CleJsonError;

#define CLE_JSON_ERROR (cle_json_error_quark ())

typedef enum
{
  CLE_JSON_END,
  CLE_JSON_OBJECT_BEGIN,
  CLE_JSON_OBJECT_END,
  CLE_JSON_ARRAY_BEGIN,
  CLE_JSON_ARRAY_END,
  CLE_JSON_KEY,
  CLE_JSON_STRING,
  CLE_JSON_INTEGER,
  CLE_JSON_DECIMAL,
  CLE_JSON_TRUE,
  CLE_JSON_FALSE,
  CLE_JSON_NULL,
  CLE_JSON_FAILED,
} CleJsonToken;

#define CLE_JSON_MAX_DEPTH    32
#define CLE_JSON_MAX_MEMBERS  256
#define CLE_JSON_MAX_ITEMS    10000
#define CLE_JSON_MAX_STRING   (64 * 1024)
#define CLE_JSON_MAX_NUMBER   64
#define CLE_JSON_MAX_FILE     (64 * 1024 * 1024)
#define CLE_JSON_MAX_INTEGER  G_GINT64_CONSTANT (9007199254740991)

/* What is wrong, where. The text is a msgid; it is translated when an error
 * is made of it. */
typedef struct
{
  CleJsonError  code;
  const char   *at;
  const char   *text;
} CleJsonFault;

/* A string as it stands in the text, between its quotes. */
typedef struct
{
  const char *start;
  guint32     length;
  guint32     has_escape;
} CleJsonSlice;

/* Lives on the caller's stack and allocates nothing; it is large, so have one
 * for many texts rather than many. All members are private but token, start,
 * length, has_escape and integer, which describe the token that
 * cle_json_scanner_next() returned last. */
typedef struct
{
  CleJsonToken  token;
  const char   *start;      /* strings and keys: first byte after the quote; numbers: first byte */
  gsize         length;     /* bytes, without the quotes */
  gboolean      has_escape; /* the slice holds a backslash: decode it with cle_json_decode() */
  gint64        integer;    /* CLE_JSON_INTEGER only */

  /*< private >*/
  const char   *text;
  const char   *at;
  const char   *end;
  CleJsonFault  fault;
  guint         expect;
  guint         depth;
  guint8        is_object[CLE_JSON_MAX_DEPTH];
  guint         counts[CLE_JSON_MAX_DEPTH];
  guint32       hashes[CLE_JSON_MAX_DEPTH][CLE_JSON_MAX_MEMBERS];
  CleJsonSlice  keys[CLE_JSON_MAX_DEPTH][CLE_JSON_MAX_MEMBERS];
} CleJsonScanner;

GQuark        cle_json_error_quark        (void);
void          cle_json_scanner_init       (CleJsonScanner  *self,
                                           const char      *text,
                                           gsize            length);
CleJsonToken  cle_json_scanner_next       (CleJsonScanner  *self);
gboolean      cle_json_scanner_skip       (CleJsonScanner  *self);
void          cle_json_scanner_leave      (CleJsonScanner  *self,
                                           const char      *end);
const char   *cle_json_scanner_get_at     (const CleJsonScanner *self);
void          cle_json_scanner_set_error  (CleJsonScanner  *self,
                                           GError         **error);
gboolean      cle_json_scanner_key_is     (CleJsonScanner  *self,
                                           const char      *key);
gboolean      cle_json_check              (const char      *text,
                                           gsize            length,
                                           GError         **error);
void          cle_json_locate             (const char      *text,
                                           gsize            length,
                                           const char      *at,
                                           guint           *line,
                                           guint           *column);
char         *cle_json_decode             (const char      *start,
                                           gsize            length);
char         *cle_json_decode_loosely     (const char      *bytes,
                                           gsize            length);
gboolean      cle_json_check_utf8         (const char      *text,
                                           gsize            length);

G_END_DECLS
