/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-csv-reader.h"
#include "cle-export-segments.h"
#include "cle-import-index.h"
#include "cle-import-source.h"
#include "cle-import.h"
#include "history/cle-remarks.h"
#include "history/cle-result-reader.h"

G_BEGIN_DECLS

/* For the files of the import. */

#define CLE_IMPORT_LATEST G_GINT64_CONSTANT (7258118400000) /* the year 2200, ms */
#define CLE_IMPORT_IN_STORE G_MAXUINT32
#define CLE_IMPORT_NOT_OWN  G_MAXUINT32
#define CLE_IMPORT_OWN_LATE (G_MAXUINT32 - 1)

/* What is known of a record or row. */
typedef struct
{
  guint8   id[16];
  gboolean has_id;
  guint8   status;    /* CleImportStatus */
  gboolean is_result;
  gboolean is_erasure;
  guint32  source;
  guint32  line;
  guint32  position;  /* of a record or a late row, bytes into the source */
  guint32  length;
  guint32  device;    /* of a record, into devices */
  guint64  sequence;
  guint32  own;       /* of a row, into own; CLE_IMPORT_NOT_OWN for a record,
                       * CLE_IMPORT_OWN_LATE for a row that is to be read once more */
  guint32  table;     /* of a late row, into tables */
} CleImportItem;

/* A record that this device is going to write: from a table. */
typedef struct
{
  const char *type;
  char        id[CLE_UUID_LENGTH + 1];
  gint64      at;
  int         offset;
  char       *members;
} CleImportOwn;

/* What the store has, to compare with. */
typedef struct
{
  CleImportIndex    *index;
  CleRemarks        *remarks;
  GPtrArray         *paths;    /* of the segments */
  CleExportSegments *segments;
  GString           *stamp;    /* what was there, to notice a change */
} CleImportPresent;

/* What results of one questionnaire are worth. */
typedef struct
{
  char     digest[65];
  guint    layout;
  gboolean is_known;
  gboolean fits;      /* every answer belongs to a question */
  gint64   max;
  gint64   points[CLE_PACKED_MAX][4];
} CleImportScale;

struct _CleImport
{
  CleStore          *store;
  CleLibrary        *library;
  CleImportMap      *map;
  CleImportProgress  progress;
  gpointer           progress_data;
  GCancellable      *cancellable;

  GPtrArray         *sources;         /* of CleImportSource */
  guint              source;          /* the one being read */
  GArray            *items;           /* of CleImportItem */
  GPtrArray         *own;             /* of CleImportOwn */
  GPtrArray         *tables;          /* of our own, to read late rows from */
  GPtrArray         *devices;         /* ids */
  GPtrArray         *refusals;        /* of CleImportRefusal */
  guint              counts[CLE_IMPORT_N_STATUSES];
  CleImportPresent  *present;
  CleImportIndex    *index;           /* of what is imported */
  CleRemarks        *remarks;         /* erasures that are imported */
  CleResultReader   *reader;
  GPtrArray         *scales;          /* of CleImportScale */
  GArray            *unscored;        /* guint: items whose questionnaire may come later */
  GHashTable        *questionnaires;  /* digest → CleQuestionnaire that come along */
  GHashTable        *people;          /* id → name that come along */
  GHashTable        *people_devices;  /* id → device of whom they are */
  GHashTable        *documents;       /* path → GBytes: documents that come along, whole */
  GHashTable        *names;           /* name → id: of people of this device */
  GHashTable        *known_people;    /* id → name: all of the store */
  GHashTable        *twins;           /* rows of a table that are alike → how many */
  GPtrArray         *written;         /* paths of what was brought in */
  GArray            *sizes;           /* their sizes, gsize */
};

CleImportPresent *cle_import_present_new   (CleStore                *store,
                                            GError                 **error);
void              cle_import_present_free  (CleImportPresent        *self);
const char       *cle_import_present_read  (CleImportPresent        *self,
                                            const CleImportEntry    *entry,
                                            GError                 **error);
char             *cle_import_present_dup_stamp (CleStore            *store,
                                            GError                 **error);

CleImportItem    *cle_import_begin_item    (CleImport               *self,
                                            guint                    line);
void              cle_import_refuse        (CleImport               *self,
                                            CleImportItem           *item,
                                            char                    *reason);
void              cle_import_settle_item   (CleImport               *self,
                                            CleImportItem           *item,
                                            CleImportStatus          status);
gboolean          cle_import_step          (CleImport               *self,
                                            guint                    line,
                                            gsize                    position,
                                            GError                 **error);
CleQuestionnaire *cle_import_find_questionnaire (CleImport          *self,
                                            const char              *digest);
const char       *cle_import_find_person   (CleImport               *self,
                                            const char              *name);

gboolean          cle_import_take_lines    (CleImport               *self,
                                            const CleImportSource   *source,
                                            GError                 **error);
void              cle_import_take_line     (CleImport               *self,
                                            guint                    number,
                                            const char              *text,
                                            gsize                    length,
                                            gsize                    position);
gboolean          cle_import_take_quick_line (CleImport            *self,
                                            guint                    number,
                                            const char              *text,
                                            gsize                    length,
                                            gsize                    position);
void              cle_import_score_late    (CleImport               *self);
gboolean          cle_import_take_json     (CleImport               *self,
                                            const CleImportSource   *source,
                                            GError                 **error);
gboolean          cle_import_take_person   (CleImport               *self,
                                            const CleImportSource   *source,
                                            GError                 **error);
gboolean          cle_import_add_person    (CleImport               *self,
                                            const char              *id,
                                            const char              *name,
                                            const char              *device);
gboolean          cle_import_take_questionnaire (CleImport          *self,
                                            GBytes                  *bytes,
                                            const char              *digest,
                                            const char              *name,
                                            GError                 **error);
void              cle_import_keep_questionnaire (CleImport          *self,
                                            CleQuestionnaire        *questionnaire);
gboolean          cle_import_name_error    (const CleImportSource   *source,
                                            GError                  *problem,
                                            GError                 **error);
GPtrArray        *cle_import_tables_new    (void);
gboolean          cle_import_own_table_is  (const CleCsvReader      *reader);
gboolean          cle_import_take_own_table (CleImport              *self,
                                            CleCsvReader            *reader,
                                            const CleImportSource   *source,
                                            GError                 **error);
gboolean          cle_import_read_late_row (CleImport               *self,
                                            CleImportItem           *item,
                                            GError                 **error);
gboolean          cle_import_take_late_row (CleImport               *self,
                                            guint                    number,
                                            const guint8            *id,
                                            guint32                  position);
void              cle_import_keep_own      (CleImport               *self,
                                            CleImportItem           *item,
                                            CleResult               *result,
                                            const char              *respondent,
                                            const char              *note);
gboolean          cle_import_take_table    (CleImport               *self,
                                            const CleImportSource   *source,
                                            GError                 **error);
void              cle_import_take_result   (CleImport               *self,
                                            CleImportItem           *item,
                                            CleResult               *result,
                                            const char              *respondent,
                                            const char              *note);
gboolean          cle_import_own_matches   (CleImport               *self,
                                            const CleResult         *result,
                                            const char              *line,
                                            gsize                    length);
gboolean          cle_import_check_result  (const CleResult         *result,
                                            const CleQuestionnaire  *questionnaire,
                                            char                   **reason);
gboolean          cle_import_compare_bytes (CleImport               *self,
                                            const CleImportEntry    *entry,
                                            const char              *text,
                                            gsize                    length);

/* For the map. */
typedef struct
{
  guint  *columns;    /* of each question: where its answer stands, G_MAXUINT for none */
  guint  *evidence;
  guint   at, subject, voice, respondent, note;
} CleImportColumns;

gboolean          cle_import_map_match     (const CleImportMap      *self,
                                            CleCsvReader            *reader,
                                            const CleQuestionnaire  *questionnaire,
                                            CleImportColumns        *columns,
                                            GError                 **error);
void              cle_import_columns_clear (CleImportColumns        *self);
CleResult        *cle_import_map_read      (const CleImportMap      *self,
                                            const CleCsvReader      *reader,
                                            const CleQuestionnaire  *questionnaire,
                                            const CleImportColumns  *columns,
                                            const CleClock          *clock,
                                            char                   **respondent,
                                            char                   **note,
                                            char                   **reason);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CleImportColumns, cle_import_columns_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleImportPresent, cle_import_present_free)

G_END_DECLS
