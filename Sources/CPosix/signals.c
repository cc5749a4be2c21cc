#include "CPosix.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

struct beginning {
  void (*body)(void *context);
  void *context;
};

static void *begin(void *argument) {
  struct beginning beginning = *(struct beginning *)argument;
  free(argument);
  beginning.body(beginning.context);
  return NULL;
}

int cposix_start_thread(void (*body)(void *context), void *context) {
  struct beginning *beginning = malloc(sizeof *beginning);
  if (!beginning) return ENOMEM;
  *beginning = (struct beginning){body, context};
  pthread_t thread;
  int failure = pthread_create(&thread, NULL, begin, beginning);
  if (failure) {
    free(beginning);
    return failure;
  }
  pthread_detach(thread);
  return 0;
}

static void *do_nothing(void *argument) { return argument; }

int cposix_try_thread(void) {
  pthread_t thread;
  int failure = pthread_create(&thread, NULL, do_nothing, NULL);
  return failure ? failure : pthread_join(thread, NULL);
}

static int heard[2] = {-1, -1};

// Nothing but calls that a handler may make, whatever the program was doing.
static void hear(int number) {
  int failure = errno;
  unsigned char byte = (unsigned char)number;
  ssize_t written = write(heard[1], &byte, 1);
  (void)written;
  errno = failure;
}

int cposix_hear_signals(const int *signals, int count) {
  if (heard[0] < 0 && cposix_pipe(heard) != 0) return -1;
  sigset_t wanted;
  sigemptyset(&wanted);
  for (int index = 0; index < count; index++) {
    struct sigaction action, before;
    if (sigaction(signals[index], NULL, &before) == 0 && before.sa_handler == SIG_IGN) continue;
    action.sa_handler = hear;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    sigaction(signals[index], &action, NULL);
    sigaddset(&wanted, signals[index]);
  }
  // Whoever started us may have had them blocked.
  pthread_sigmask(SIG_UNBLOCK, &wanted, NULL);
  return heard[0];
}
