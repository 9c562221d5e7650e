// The floor: what reading, cmark and writing cost, whoever asks for it. Reads the articles of a
// folder, parses them and renders them with libcmark, wraps each into a page's frame and writes it
// to a folder of its own, with two threads: floor ARTICLES OUTPUT.
#define _GNU_SOURCE
#include <cmark.h>
#include <dirent.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum { THREADS = 2 };

static const char head[] =
    "<!DOCTYPE html>\n<html lang=\"ru\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
    "<link rel=\"stylesheet\" href=\"../../site.css\">\n</head>\n<body>\n<main>\n<article>\n";
static const char foot[] = "</article>\n</main>\n<footer></footer>\n</body>\n</html>\n";

static char **names;
static size_t count;
static atomic_size_t next;
static int articles, output;

static void fail(const char *what) {
  perror(what);
  exit(1);
}

static void page(const char *name) {
  int file = openat(articles, name, O_RDONLY);
  struct stat status;
  if (file < 0 || fstat(file, &status) < 0) fail(name);
  size_t size = status.st_size;
  char *text = malloc(size + 1);
  if (read(file, text, size) != (ssize_t)size) fail(name);
  close(file);
  text[size] = 0;
  char *body = strstr(text + 3, "\n---\n");
  body = body ? body + 5 : text;
  char *html = cmark_markdown_to_html(body, size - (body - text), CMARK_OPT_DEFAULT);
  free(text);

  char path[512];
  int length = strlen(name) - strlen(".md");
  snprintf(path, sizeof path, "%.*s", length, name);
  if (mkdirat(output, path, 0755) < 0) fail(path);
  snprintf(path, sizeof path, "%.*s/index.html", length, name);
  file = openat(output, path, O_WRONLY | O_CREAT | O_EXCL, 0644);
  if (file < 0) fail(path);
  struct iovec parts[] = {
      {(void *)head, sizeof head - 1}, {html, strlen(html)}, {(void *)foot, sizeof foot - 1}};
  if (writev(file, parts, 3) < 0) fail(path);
  close(file);
  free(html);
}

static void *work(void *unused) {
  size_t index;
  while ((index = atomic_fetch_add(&next, 1)) < count) page(names[index]);
  return unused;
}

int main(int argc, char **argv) {
  if (argc != 3) return 64;
  mkdir(argv[2], 0755);
  articles = open(argv[1], O_RDONLY | O_DIRECTORY);
  output = open(argv[2], O_RDONLY | O_DIRECTORY);
  DIR *folder = opendir(argv[1]);
  if (articles < 0 || output < 0 || !folder) fail(argv[1]);
  size_t capacity = 0;
  struct dirent *entry;
  while ((entry = readdir(folder))) {
    if (entry->d_name[0] == '.') continue;
    if (count == capacity) {
      capacity = capacity ? capacity * 2 : 1024;
      names = realloc(names, capacity * sizeof *names);
    }
    names[count++] = strdup(entry->d_name);
  }
  pthread_t threads[THREADS];
  for (int i = 0; i < THREADS; i++) pthread_create(&threads[i], NULL, work, NULL);
  for (int i = 0; i < THREADS; i++) pthread_join(threads[i], NULL);
  return 0;
}
