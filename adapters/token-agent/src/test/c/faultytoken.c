/*
 * A PKCS#11 library for tests: SoftHSM2, except that one call goes wrong. The file that YANQI_TEST_FAULT names says how
 * and which: "hang C_Login", "crash-after C_GenerateKeyPair", "kill C_CreateObject 2" for the second one in this process;
 * without the file all goes right. A fault is used up. "trace -" adds the name of every call that writes to the file's end.
 * "time -", if it is there when the library is loaded, lets all go right and counts in the file ".spent" beside it: three
 * words, the nanoseconds within the token's functions, the number of calls, by all processes, and the microseconds that a call
 * takes longer, as the bus before a real token makes it.
 *
 * Every function of a CK_FUNCTION_LIST (PKCS #11 v2.40 3.4) takes at most eight arguments, integers or pointers, so
 * one shape of trampoline serves them all.
 */
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

typedef unsigned long word;
typedef word (*call)(word, word, word, word, word, word, word, word);

#define FUNCTIONS(F) \
  F(C_Initialize) F(C_Finalize) F(C_GetInfo) F(C_GetFunctionList_) F(C_GetSlotList) F(C_GetSlotInfo) \
  F(C_GetTokenInfo) F(C_GetMechanismList) F(C_GetMechanismInfo) F(C_InitToken) F(C_InitPIN) F(C_SetPIN) \
  F(C_OpenSession) F(C_CloseSession) F(C_CloseAllSessions) F(C_GetSessionInfo) F(C_GetOperationState) \
  F(C_SetOperationState) F(C_Login) F(C_Logout) F(C_CreateObject) F(C_CopyObject) F(C_DestroyObject) \
  F(C_GetObjectSize) F(C_GetAttributeValue) F(C_SetAttributeValue) F(C_FindObjectsInit) F(C_FindObjects) \
  F(C_FindObjectsFinal) F(C_EncryptInit) F(C_Encrypt) F(C_EncryptUpdate) F(C_EncryptFinal) F(C_DecryptInit) \
  F(C_Decrypt) F(C_DecryptUpdate) F(C_DecryptFinal) F(C_DigestInit) F(C_Digest) F(C_DigestUpdate) F(C_DigestKey) \
  F(C_DigestFinal) F(C_SignInit) F(C_Sign) F(C_SignUpdate) F(C_SignFinal) F(C_SignRecoverInit) F(C_SignRecover) \
  F(C_VerifyInit) F(C_Verify) F(C_VerifyUpdate) F(C_VerifyFinal) F(C_VerifyRecoverInit) F(C_VerifyRecover) \
  F(C_DigestEncryptUpdate) F(C_DecryptDigestUpdate) F(C_SignEncryptUpdate) F(C_DecryptVerifyUpdate) \
  F(C_GenerateKey) F(C_GenerateKeyPair) F(C_WrapKey) F(C_UnwrapKey) F(C_DeriveKey) F(C_SeedRandom) \
  F(C_GenerateRandom) F(C_GetFunctionStatus) F(C_CancelFunction) F(C_WaitForSlotEvent)

#define NUMBER(name) NUMBER_##name,
enum { FUNCTIONS(NUMBER) COUNT };

struct list {
  unsigned char version[2];
  call functions[COUNT];
};

static struct list *real;

static word *spent;

static int seen;

static void trace(const char *path, const char *function) {
  static const char *const writes[] = {"C_CreateObject", "C_CopyObject", "C_DestroyObject", "C_SetAttributeValue",
    "C_GenerateKey", "C_GenerateKeyPair", "C_UnwrapKey", "C_DeriveKey"};
  for (size_t i = 0; i < sizeof writes / sizeof *writes; i++) {
    FILE *file = strcmp(writes[i], function) == 0 ? fopen(path, "a") : NULL;
    if (file == NULL) continue;
    fprintf(file, "%s\n", function);
    fclose(file);
  }
}

/* Whether this is the call that goes wrong, and how. */
static int fault(const char *function, char mode[32]) {
  char wanted[64] = "";
  int number = 1;
  const char *path = getenv("YANQI_TEST_FAULT");
  FILE *file = path ? fopen(path, "r") : NULL;
  if (file == NULL) return 0;
  int read = fscanf(file, "%31s %63s %d", mode, wanted, &number);
  fclose(file);
  if (read >= 2 && !strcmp(mode, "trace")) trace(path, function);
  return read >= 2 && strcmp(wanted, function) == 0 && ++seen >= number;
}

static void crash(void) { *(volatile int *)0 = 1; }

static void leak(void) {
  for (;;) {
    memset(malloc(1 << 24), 1, 1 << 24);
    usleep(20000);
  }
}

/* As a driver logs: what it was given, to whatever is open. */
static void chatter(word text, word length) {
  printf("%.*s\n", (int)length, (const char *)text);
  fprintf(stderr, "%.*s\n", (int)length, (const char *)text);
  fflush(stdout);
}

static void keep_time(void) {
  char mode[32] = "", name[4096];
  const char *path = getenv("YANQI_TEST_FAULT");
  fault("", mode);
  if (spent != NULL || strcmp(mode, "time") != 0) return;
  snprintf(name, sizeof name, "%s.spent", path);
  int file = open(name, O_RDWR);
  void *page = mmap(NULL, 3 * sizeof *spent, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  if (page != MAP_FAILED) spent = page;
  close(file);
}

static word now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000000000UL + time.tv_nsec;
}

static word timed(call through, word a, word b, word c, word d, word e, word f, word g, word h) {
  word began = now();
  if (spent[2] > 0) usleep(spent[2]);
  word answer = through(a, b, c, d, e, f, g, h);
  __atomic_add_fetch(spent, now() - began, __ATOMIC_RELAXED);
  __atomic_add_fetch(spent + 1, 1, __ATOMIC_RELAXED);
  return answer;
}

static word faulty(const char *function, call through, word a, word b, word c, word d, word e, word f, word g, word h) {
  char mode[32] = "";
  if (spent != NULL) return timed(through, a, b, c, d, e, f, g, h);
  if (!fault(function, mode)) return through(a, b, c, d, e, f, g, h);
  const char *path = getenv("YANQI_TEST_FAULT");
  if (!strcmp(mode, "wait")) {
    while (access(path, F_OK) == 0) usleep(10000);
    return through(a, b, c, d, e, f, g, h);
  }
  unlink(path);
  if (!strcmp(mode, "hang")) for (;;) pause();
  if (!strcmp(mode, "crash")) crash();
  if (!strcmp(mode, "abort")) abort();
  if (!strcmp(mode, "kill")) kill(getpid(), SIGKILL);
  if (!strcmp(mode, "leak")) leak();
  if (!strcmp(mode, "nonsense")) return 0xBADF00DUL;
  if (!strcmp(mode, "chatter")) chatter(c, d);
  word answer = through(a, b, c, d, e, f, g, h);
  if (!strcmp(mode, "crash-after")) crash();
  if (!strcmp(mode, "kill-after")) kill(getpid(), SIGKILL);
  if (!strcmp(mode, "huge")) ((word *)c)[2] = 0x7fffffffUL;
  return answer;
}

#define TRAMPOLINE(name) \
  static word name##_(word a, word b, word c, word d, word e, word f, word g, word h) { \
    return faulty(#name, real->functions[NUMBER_##name], a, b, c, d, e, f, g, h); \
  }
FUNCTIONS(TRAMPOLINE)

#define ENTRY(name) name##_,
static struct list ours = {{2, 40}, {FUNCTIONS(ENTRY)}};

word C_GetFunctionList(struct list **functions) {
  void *library = dlopen(SOFTHSM, RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) return 5; /* CKR_GENERAL_ERROR */
  keep_time();
  word (*get)(struct list **) = (word (*)(struct list **))dlsym(library, "C_GetFunctionList");
  *functions = &ours;
  return get(&real);
}
