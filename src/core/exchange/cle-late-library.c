/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-late-library.h"

#include "store/cle-store.h"

#include <glib/gi18n-lib.h>

/**
 * cle_late_library_open:
 * @soname: name of the library as the linker knows it
 * @symbols: (array length=n_symbols): the functions that are wanted
 * @n_symbols: how many
 * @table: (out caller-allocates): a struct of pointers to functions, filled
 * @error: return location for an error
 *
 * Returns: (transfer full): the library; close it with g_module_close() when
 *   none of the functions is called any more. %NULL if it or a function is
 *   missing.
 */
GModule *
cle_late_library_open (const char           *soname,
                       const CleLateSymbol  *symbols,
                       guint                 n_symbols,
                       gpointer              table,
                       GError              **error)
{
  GModule *module = g_module_open (soname, G_MODULE_BIND_LAZY | G_MODULE_BIND_LOCAL);

  for (guint i = 0; module != NULL && i < n_symbols; i++)
    if (!g_module_symbol (module, symbols[i].name,
                          (gpointer *) (gpointer) ((char *) table + symbols[i].offset)))
      {
        g_module_close (module);
        module = NULL;
      }

  if (module == NULL)
    g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_NOT_FOUND,
                 _ ("The library %s is missing. Please install it."), soname);

  return module;
}
