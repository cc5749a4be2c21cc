// The least that any generator on libcmark could do, for the benchmark to measure: finds the pages of a
// folder, parses and renders each, and writes files of given sizes.
//
//   floor CONTENT LIST OUTPUT
//
// LIST has a line for each entry of a site, folders before what is in them: a file's size in bytes, or
// -1 for a folder, a blank, and its path.

#define _XOPEN_SOURCE 700
#include <cmark.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char *read_all(const char *path, size_t size) {
  char *text = malloc(size + 1);
  int file = open(path, O_RDONLY);
  if (!text || file < 0 || read(file, text, size) != (ssize_t)size) {
    perror(path);
    exit(1);
  }
  close(file);
  return text;
}

static int render(const char *path, const struct stat *status, int type, struct FTW *place) {
  (void)place;
  size_t length = strlen(path);
  if (type != FTW_F || length < 3 || strcmp(path + length - 3, ".md") != 0) return 0;
  size_t size = (size_t)status->st_size;
  char *text = read_all(path, size);
  cmark_node *page = cmark_parse_document(text, size, CMARK_OPT_DEFAULT);
  free(cmark_render_html(page, CMARK_OPT_UNSAFE));
  cmark_node_free(page);
  free(text);
  return 0;
}

static void write_file(const char *path, size_t size) {
  char *bytes = malloc(size + 1);
  int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
  if (!bytes || file < 0) {
    perror(path);
    exit(1);
  }
  memset(bytes, ' ', size);
  if (write(file, bytes, size) != (ssize_t)size) exit(1);
  close(file);
  free(bytes);
}

static void write_files(const char *list, const char *output) {
  static char line[PATH_MAX + 32], path[2 * PATH_MAX + 32];
  FILE *entries = fopen(list, "r");
  if (!entries) {
    perror(list);
    exit(1);
  }
  while (fgets(line, sizeof line, entries)) {
    char *name;
    long size = strtol(line, &name, 10);
    name[strcspn(name, "\n")] = 0;
    snprintf(path, sizeof path, "%s/%s", output, name + 1);
    if (size < 0) {
      mkdir(path, 0755);
    } else {
      write_file(path, (size_t)size);
    }
  }
  fclose(entries);
}

int main(int count, char **arguments) {
  if (count != 4) return 2;
  if (nftw(arguments[1], render, 32, FTW_PHYS) != 0) return 1;
  mkdir(arguments[3], 0755);
  write_files(arguments[2], arguments[3]);
  return 0;
}
