/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#ifdef __cplusplus
extern "C" {
#endif

/* Reads files of records, given by a NULL-terminated list of names, into
 * columns. Returns the number of results. */
unsigned bench_simdjson_read (const char *const *paths);

#ifdef __cplusplus
}
#endif
