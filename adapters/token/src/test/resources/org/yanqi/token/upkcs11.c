/*
 * A UKey for tests: SoftHSM2 with what it lacks of a token as CAs in China hand them out. SM2 by a vendor's mechanisms,
 * with the numbers that the wrapper knows for libraries whose name has "upkcs11" in it, a PIN with all its states, and room
 * that can end.
 *
 * SoftHSM2 makes and keeps SM2 keys without being able to use them. So they lie in it readable, for this file alone:
 * to whoever calls, they are sensitive and not extractable.
 *
 * State is a file beside SoftHSM2's configuration, $SOFTHSM2_CONF.<serial>, lines of name=value:
 *   tries=6     tries that are left; counted here
 *   expired=1   the PIN has expired: a login says so
 *   change=1    the PIN has to be changed: a login works and nothing that is done after it
 *   pad=PIN     the PIN is typed on the token, and this is what is typed; "pad=" is somebody who presses cancel
 *   without=X   a mechanism that this token does not have, in hexadecimal; several lines are possible
 *   private=N   octets that are free for private objects, and public=N for others; without these lines it does not tell
 *   room=N      objects that can still be kept; without this line as many as anybody likes
 *   full=X      what is answered to one more, in hexadecimal; without this line 31, CKR_DEVICE_MEMORY
 */
#include <dlfcn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/obj_mac.h>
#include <openssl/param_build.h>
#include <p11-kit/pkcs11.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifndef SOFTHSM
#define SOFTHSM "/usr/lib/softhsm/libsofthsm2.so"
#endif

#define CKK_SM2 0x80000004UL
#define CKM_SM2_KEY_PAIR_GEN 0x80008001UL
#define CKM_SM2_SM3 0x80008100UL
#define CKM_SM2 0x80008104UL
#define CKM_SM2_ENCRYPT 0x80008200UL

#define TRIES 6
#define COORDINATE 32
#define POINT (1 + 2 * COORDINATE)
#define HASH 32
#define SIGNATURE (2 * COORDINATE)
#define LONGEST_TEXT 100
#define MOST_ATTRIBUTES 32
#define MOST_SESSIONS 64
#define MOST_MISSING 8
#define UNTOLD (-1)

static const CK_MECHANISM_TYPE VENDORS[] = {CKM_SM2_KEY_PAIR_GEN, CKM_SM2_SM3, CKM_SM2, CKM_SM2_ENCRYPT};
static const unsigned char SM2_CURVE[] = {0x06, 0x08, 0x2a, 0x81, 0x1c, 0xcf, 0x55, 0x01, 0x82, 0x2d};
static const char SIGNER[] = "1234567812345678";

static CK_FUNCTION_LIST *inner;
static CK_FUNCTION_LIST outer;

/* ---- state ---- */

struct state {
    int tries, expired, change, has_pad;
    char pad[64];
    CK_MECHANISM_TYPE missing[MOST_MISSING];
    int missing_count;
    long private_room, public_room, room;
    CK_RV full;
};

static int state_path(const char *serial, char *path, size_t length) {
    const char *configuration = getenv("SOFTHSM2_CONF");
    return configuration != NULL && snprintf(path, length, "%s.%.16s", configuration, serial) < (int) length;
}

static struct state read_state(const char *serial) {
    struct state state = {
        .tries = TRIES, .private_room = UNTOLD, .public_room = UNTOLD, .room = UNTOLD, .full = CKR_DEVICE_MEMORY};
    char path[4096], line[128];
    FILE *file = state_path(serial, path, sizeof path) ? fopen(path, "r") : NULL;
    while (file != NULL && fgets(line, sizeof line, file) != NULL) {
        line[strcspn(line, "\n")] = 0;
        char *value = strchr(line, '=');
        if (value == NULL) continue;
        *value++ = 0;
        if (!strcmp(line, "tries")) state.tries = atoi(value);
        if (!strcmp(line, "expired")) state.expired = atoi(value);
        if (!strcmp(line, "change")) state.change = atoi(value);
        if (!strcmp(line, "pad")) {
            state.has_pad = 1;
            snprintf(state.pad, sizeof state.pad, "%.63s", value);
        }
        if (!strcmp(line, "without") && state.missing_count < MOST_MISSING)
            state.missing[state.missing_count++] = strtoul(value, NULL, 16);
        if (!strcmp(line, "private")) state.private_room = atol(value);
        if (!strcmp(line, "public")) state.public_room = atol(value);
        if (!strcmp(line, "room")) state.room = atol(value);
        if (!strcmp(line, "full")) state.full = strtoul(value, NULL, 16);
    }
    if (file != NULL) fclose(file);
    return state;
}

static void write_state(const char *serial, const struct state *state) {
    char path[4096], part[4100];
    if (!state_path(serial, path, sizeof path)) return;
    snprintf(part, sizeof part, "%s.new", path);
    FILE *file = fopen(part, "w");
    if (file == NULL) return;
    fprintf(file, "tries=%d\nexpired=%d\nchange=%d\n", state->tries, state->expired, state->change);
    if (state->has_pad) fprintf(file, "pad=%s\n", state->pad);
    for (int i = 0; i < state->missing_count; i++) fprintf(file, "without=%lx\n", state->missing[i]);
    if (state->private_room != UNTOLD) fprintf(file, "private=%ld\n", state->private_room);
    if (state->public_room != UNTOLD) fprintf(file, "public=%ld\n", state->public_room);
    if (state->room != UNTOLD) fprintf(file, "room=%ld\n", state->room);
    fprintf(file, "full=%lx\n", state->full);
    fclose(file);
    rename(part, path);
}

static CK_RV serial_of_slot(CK_SLOT_ID slot, char serial[17]) {
    CK_TOKEN_INFO info;
    CK_RV rv = inner->C_GetTokenInfo(slot, &info);
    if (rv == CKR_OK) {
        memcpy(serial, info.serialNumber, 16);
        serial[16] = 0;
        serial[strcspn(serial, " ")] = 0;
    }
    return rv;
}

static CK_RV serial_of_session(CK_SESSION_HANDLE session, char serial[17]) {
    CK_SESSION_INFO info;
    CK_RV rv = inner->C_GetSessionInfo(session, &info);
    return rv == CKR_OK ? serial_of_slot(info.slotID, serial) : rv;
}

static int is_missing(const struct state *state, CK_MECHANISM_TYPE mechanism) {
    for (int i = 0; i < state->missing_count; i++)
        if (state->missing[i] == mechanism) return 1;
    return 0;
}

/* Whether this session may work with this mechanism at all. */
static CK_RV permitted(CK_SESSION_HANDLE session, CK_MECHANISM_TYPE mechanism) {
    char serial[17];
    CK_RV rv = serial_of_session(session, serial);
    if (rv != CKR_OK) return rv;
    struct state state = read_state(serial);
    if (state.change) return CKR_PIN_EXPIRED;
    return is_missing(&state, mechanism) ? CKR_MECHANISM_INVALID : CKR_OK;
}

/* ---- token and PIN ---- */

static CK_RV get_token_info(CK_SLOT_ID slot, CK_TOKEN_INFO *info) {
    CK_RV rv = inner->C_GetTokenInfo(slot, info);
    char serial[17];
    if (rv != CKR_OK || (rv = serial_of_slot(slot, serial)) != CKR_OK) return rv;
    struct state state = read_state(serial);
    info->flags &= ~(CKF_USER_PIN_COUNT_LOW | CKF_USER_PIN_FINAL_TRY | CKF_USER_PIN_LOCKED);
    if (state.tries == 0) info->flags |= CKF_USER_PIN_LOCKED;
    else if (state.tries == 1) info->flags |= CKF_USER_PIN_FINAL_TRY;
    else if (state.tries < TRIES) info->flags |= CKF_USER_PIN_COUNT_LOW;
    if (state.change || state.expired) info->flags |= CKF_USER_PIN_TO_BE_CHANGED;
    if (state.has_pad) info->flags |= CKF_PROTECTED_AUTHENTICATION_PATH;
    if (state.private_room != UNTOLD) info->ulFreePrivateMemory = state.private_room;
    if (state.public_room != UNTOLD) info->ulFreePublicMemory = state.public_room;
    return CKR_OK;
}

static CK_RV login(CK_SESSION_HANDLE session, CK_USER_TYPE user, unsigned char *pin, unsigned long length) {
    char serial[17];
    CK_RV rv;
    if (user != CKU_USER) return inner->C_Login(session, user, pin, length);
    if ((rv = serial_of_session(session, serial)) != CKR_OK) return rv;
    struct state state = read_state(serial);
    if (state.tries == 0) return CKR_PIN_LOCKED;
    if (state.has_pad) {
        if (pin != NULL) return CKR_ARGUMENTS_BAD;
        if (state.pad[0] == 0) return CKR_FUNCTION_CANCELED;
        pin = (unsigned char *) state.pad;
        length = strlen(state.pad);
    }
    int before = state.tries;
    state.tries--;
    write_state(serial, &state); /* before the PIN is looked at: who pulls the plug saves no try */
    rv = inner->C_Login(session, user, pin, length);
    if (rv == CKR_PIN_INCORRECT) return rv;
    state.tries = rv == CKR_OK ? TRIES : before;
    write_state(serial, &state);
    if (rv == CKR_OK && state.expired) {
        inner->C_Logout(session);
        return CKR_PIN_EXPIRED;
    }
    return rv;
}

static CK_RV set_pin(
        CK_SESSION_HANDLE session, unsigned char *old, unsigned long old_length, unsigned char *new,
        unsigned long new_length) {
    CK_RV rv = inner->C_SetPIN(session, old, old_length, new, new_length);
    char serial[17];
    if (rv == CKR_OK && serial_of_session(session, serial) == CKR_OK) {
        struct state state = read_state(serial);
        state.expired = state.change = 0;
        write_state(serial, &state);
    }
    return rv;
}

static CK_RV get_mechanism_list(CK_SLOT_ID slot, CK_MECHANISM_TYPE *list, unsigned long *count) {
    char serial[17];
    CK_MECHANISM_TYPE all[256];
    unsigned long known = 256, offered = 0;
    CK_RV rv = inner->C_GetMechanismList(slot, all, &known);
    if (rv != CKR_OK || (rv = serial_of_slot(slot, serial)) != CKR_OK) return rv;
    struct state state = read_state(serial);
    for (int i = 0; i < 4 && known < 256; i++) all[known++] = VENDORS[i];
    for (unsigned long i = 0; i < known; i++) {
        if (is_missing(&state, all[i])) continue;
        if (list != NULL && offered < *count) list[offered] = all[i];
        offered++;
    }
    rv = list != NULL && *count < offered ? CKR_BUFFER_TOO_SMALL : CKR_OK;
    *count = offered;
    return rv;
}

static CK_RV get_mechanism_info(CK_SLOT_ID slot, CK_MECHANISM_TYPE type, CK_MECHANISM_INFO *info) {
    unsigned long flags = type == CKM_SM2_KEY_PAIR_GEN ? CKF_GENERATE_KEY_PAIR
        : type == CKM_SM2 || type == CKM_SM2_SM3 ? CKF_SIGN
        : type == CKM_SM2_ENCRYPT ? CKF_DECRYPT : 0;
    if (flags == 0) return inner->C_GetMechanismInfo(slot, type, info);
    info->ulMinKeySize = info->ulMaxKeySize = 256;
    info->flags = flags | CKF_HW;
    return CKR_OK;
}

/* ---- objects ---- */

static int is_sm2_key(CK_SESSION_HANDLE session, CK_OBJECT_HANDLE object) {
    unsigned char curve[sizeof SM2_CURVE];
    CK_ATTRIBUTE asked = {CKA_EC_PARAMS, curve, sizeof curve};
    return inner->C_GetAttributeValue(session, object, &asked, 1) == CKR_OK
        && asked.ulValueLen == sizeof SM2_CURVE && memcmp(curve, SM2_CURVE, sizeof curve) == 0;
}

static int is_private(CK_SESSION_HANDLE session, CK_OBJECT_HANDLE object) {
    CK_OBJECT_CLASS class = 0;
    CK_ATTRIBUTE asked = {CKA_CLASS, &class, sizeof class};
    return inner->C_GetAttributeValue(session, object, &asked, 1) == CKR_OK && class == CKO_PRIVATE_KEY;
}

static CK_RV get_attribute_value(
        CK_SESSION_HANDLE session, CK_OBJECT_HANDLE object, CK_ATTRIBUTE *attributes, unsigned long count) {
    int sm2 = is_sm2_key(session, object), hidden = sm2 && is_private(session, object);
    CK_RV rv = inner->C_GetAttributeValue(session, object, attributes, count);
    for (unsigned long i = 0; sm2 && i < count; i++) {
        CK_ATTRIBUTE *attribute = &attributes[i];
        if (attribute->ulValueLen == CK_UNAVAILABLE_INFORMATION) continue;
        if (attribute->type == CKA_KEY_TYPE && attribute->pValue != NULL)
            *(CK_KEY_TYPE *) attribute->pValue = CKK_SM2;
        if (hidden && attribute->type == CKA_SENSITIVE && attribute->pValue != NULL)
            *(unsigned char *) attribute->pValue = CK_TRUE;
        if (hidden && attribute->type == CKA_EXTRACTABLE && attribute->pValue != NULL)
            *(unsigned char *) attribute->pValue = CK_FALSE;
        if (hidden && attribute->type == CKA_VALUE) {
            if (attribute->pValue != NULL) memset(attribute->pValue, 0, attribute->ulValueLen);
            attribute->ulValueLen = CK_UNAVAILABLE_INFORMATION;
            rv = CKR_ATTRIBUTE_SENSITIVE;
        }
    }
    return rv;
}

/* Whether what is made so is kept by the token: the session's own objects take no room there. */
static int is_kept(const CK_ATTRIBUTE *attributes, unsigned long count) {
    for (unsigned long i = 0; i < count; i++)
        if (attributes[i].type == CKA_TOKEN) return *(unsigned char *) attributes[i].pValue;
    return 0;
}

static CK_RV take_room(CK_SESSION_HANDLE session, int objects) {
    char serial[17];
    CK_RV rv = serial_of_session(session, serial);
    if (rv != CKR_OK) return rv;
    struct state state = read_state(serial);
    if (state.room == UNTOLD) return CKR_OK;
    if (state.room < objects) return state.full;
    state.room -= objects;
    write_state(serial, &state);
    return CKR_OK;
}

/* What SoftHSM2 is asked for instead: an EC key, which is readable if it is a private one. */
static unsigned long translated(
        const CK_ATTRIBUTE *from, unsigned long count, int private, CK_ATTRIBUTE to[MOST_ATTRIBUTES]) {
    static CK_KEY_TYPE ec = CKK_EC;
    static unsigned char yes = CK_TRUE, no = CK_FALSE;
    unsigned long kept = 0;
    for (unsigned long i = 0; i < count && kept < MOST_ATTRIBUTES - 2; i++) {
        if (private && (from[i].type == CKA_EC_POINT || from[i].type == CKA_SENSITIVE
                || from[i].type == CKA_EXTRACTABLE)) continue;
        to[kept] = from[i];
        if (from[i].type == CKA_KEY_TYPE) to[kept].pValue = &ec;
        kept++;
    }
    if (private) {
        to[kept++] = (CK_ATTRIBUTE) {CKA_SENSITIVE, &no, 1};
        to[kept++] = (CK_ATTRIBUTE) {CKA_EXTRACTABLE, &yes, 1};
    }
    return kept;
}

static CK_RV generate_key_pair(
        CK_SESSION_HANDLE session, CK_MECHANISM *mechanism, CK_ATTRIBUTE *public, unsigned long public_count,
        CK_ATTRIBUTE *private, unsigned long private_count, CK_OBJECT_HANDLE *public_key,
        CK_OBJECT_HANDLE *private_key) {
    CK_RV rv = permitted(session, mechanism->mechanism);
    if (rv != CKR_OK || (is_kept(private, private_count) && (rv = take_room(session, 2)) != CKR_OK)) return rv;
    if (mechanism->mechanism != CKM_SM2_KEY_PAIR_GEN)
        return inner->C_GenerateKeyPair(
            session, mechanism, public, public_count, private, private_count, public_key, private_key);
    CK_MECHANISM ec = {CKM_EC_KEY_PAIR_GEN, NULL, 0};
    CK_ATTRIBUTE publics[MOST_ATTRIBUTES], privates[MOST_ATTRIBUTES];
    public_count = translated(public, public_count, 0, publics);
    private_count = translated(private, private_count, 1, privates);
    return inner->C_GenerateKeyPair(
        session, &ec, publics, public_count, privates, private_count, public_key, private_key);
}

static CK_RV create_object(
        CK_SESSION_HANDLE session, CK_ATTRIBUTE *attributes, unsigned long count, CK_OBJECT_HANDLE *object) {
    int sm2 = 0, private = 0;
    CK_RV rv = is_kept(attributes, count) ? take_room(session, 1) : CKR_OK;
    if (rv != CKR_OK) return rv;
    for (unsigned long i = 0; i < count; i++) {
        if (attributes[i].type == CKA_KEY_TYPE) sm2 = *(CK_KEY_TYPE *) attributes[i].pValue == CKK_SM2;
        if (attributes[i].type == CKA_CLASS)
            private = *(CK_OBJECT_CLASS *) attributes[i].pValue == CKO_PRIVATE_KEY;
    }
    if (!sm2) return inner->C_CreateObject(session, attributes, count, object);
    CK_ATTRIBUTE instead[MOST_ATTRIBUTES];
    count = translated(attributes, count, private, instead);
    return inner->C_CreateObject(session, instead, count, object);
}

static CK_RV unwrap_key(
        CK_SESSION_HANDLE session, CK_MECHANISM *mechanism, CK_OBJECT_HANDLE by, unsigned char *wrapped,
        unsigned long length, CK_ATTRIBUTE *attributes, unsigned long count, CK_OBJECT_HANDLE *key) {
    CK_RV rv = is_kept(attributes, count) ? take_room(session, 1) : CKR_OK;
    return rv == CKR_OK ? inner->C_UnwrapKey(session, mechanism, by, wrapped, length, attributes, count, key) : rv;
}

/* ---- SM2 ---- */

static EVP_PKEY *key_of_scalar(const BIGNUM *scalar) {
    EC_GROUP *group = EC_GROUP_new_by_curve_name(NID_sm2);
    EC_POINT *point = EC_POINT_new(group);
    OSSL_PARAM_BLD *builder = OSSL_PARAM_BLD_new();
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name(NULL, "SM2", NULL);
    EVP_PKEY *key = NULL;
    unsigned char octets[POINT];
    OSSL_PARAM *parameters = NULL;
    if (EC_POINT_mul(group, point, scalar, NULL, NULL, NULL)
        && EC_POINT_point2oct(group, point, POINT_CONVERSION_UNCOMPRESSED, octets, POINT, NULL) == POINT
        && OSSL_PARAM_BLD_push_utf8_string(builder, OSSL_PKEY_PARAM_GROUP_NAME, "SM2", 0)
        && OSSL_PARAM_BLD_push_octet_string(builder, OSSL_PKEY_PARAM_PUB_KEY, octets, POINT)
        && OSSL_PARAM_BLD_push_BN(builder, OSSL_PKEY_PARAM_PRIV_KEY, scalar)
        && (parameters = OSSL_PARAM_BLD_to_param(builder)) != NULL
        && EVP_PKEY_fromdata_init(context) > 0)
        EVP_PKEY_fromdata(context, &key, EVP_PKEY_KEYPAIR, parameters);
    OSSL_PARAM_free(parameters);
    EVP_PKEY_CTX_free(context);
    OSSL_PARAM_BLD_free(builder);
    EC_POINT_free(point);
    EC_GROUP_free(group);
    return key;
}

static EVP_PKEY *key_of_object(CK_SESSION_HANDLE session, CK_OBJECT_HANDLE object) {
    unsigned char octets[2 * COORDINATE];
    CK_ATTRIBUTE asked = {CKA_VALUE, octets, sizeof octets};
    if (inner->C_GetAttributeValue(session, object, &asked, 1) != CKR_OK) return NULL;
    BIGNUM *scalar = BN_bin2bn(octets, (int) asked.ulValueLen, NULL);
    EVP_PKEY *key = scalar == NULL ? NULL : key_of_scalar(scalar);
    OPENSSL_cleanse(octets, sizeof octets);
    BN_clear_free(scalar);
    return key;
}

/* Two numbers in DER, as 32 octets each. */
static int plain_signature(const unsigned char *der, size_t length, unsigned char *signature) {
    ECDSA_SIG *numbers = d2i_ECDSA_SIG(NULL, &der, (long) length);
    int made = numbers != NULL && BN_bn2binpad(ECDSA_SIG_get0_r(numbers), signature, COORDINATE) == COORDINATE
        && BN_bn2binpad(ECDSA_SIG_get0_s(numbers), signature + COORDINATE, COORDINATE) == COORDINATE;
    ECDSA_SIG_free(numbers);
    return made;
}

static int sign_digest(EVP_PKEY *key, const unsigned char *digest, size_t length, unsigned char *signature) {
    unsigned char der[128];
    size_t made = sizeof der;
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new(key, NULL);
    int done = length == HASH && EVP_PKEY_sign_init(context) > 0
        && EVP_PKEY_sign(context, der, &made, digest, length) > 0 && plain_signature(der, made, signature);
    EVP_PKEY_CTX_free(context);
    return done;
}

static int sign_message(EVP_PKEY *key, const unsigned char *message, size_t length, unsigned char *signature) {
    unsigned char der[128];
    size_t made = sizeof der;
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    EVP_PKEY_CTX *named = EVP_PKEY_CTX_new(key, NULL);
    EVP_MD_CTX_set_pkey_ctx(context, named);
    int done = EVP_PKEY_CTX_set1_id(named, SIGNER, sizeof SIGNER - 1) > 0
        && EVP_DigestSignInit(context, NULL, EVP_sm3(), NULL, key) > 0
        && EVP_DigestSign(context, der, &made, message, length) > 0 && plain_signature(der, made, signature);
    EVP_MD_CTX_free(context);
    EVP_PKEY_CTX_free(named);
    return done;
}

static size_t put(unsigned char *to, unsigned char tag, const unsigned char *content, size_t length) {
    size_t header = 2;
    int number = tag == 0x02;
    while (number && length > 1 && content[0] == 0) content++, length--;
    int sign = number && (content[0] & 0x80);
    to[0] = tag;
    if (length + sign < 128) {
        to[1] = (unsigned char) (length + sign);
    } else {
        to[1] = 0x81;
        to[2] = (unsigned char) (length + sign);
        header = 3;
    }
    if (sign) to[header] = 0;
    memmove(to + header + sign, content, length);
    return header + sign + length;
}

/* C1 | C3 | C2 of GB/T 32918.4 as OpenSSL wants it, which is SM2Cipher of GM/T 0009. */
static int decrypt_sm2(EVP_PKEY *key, const unsigned char *octets, size_t length, unsigned char *plain, size_t *room) {
    unsigned char members[512], der[512];
    if (length <= POINT + HASH || length > POINT + HASH + LONGEST_TEXT || octets[0] != 4) return 0;
    size_t at = put(members, 0x02, octets + 1, COORDINATE);
    at += put(members + at, 0x02, octets + 1 + COORDINATE, COORDINATE);
    at += put(members + at, 0x04, octets + POINT, HASH);
    at += put(members + at, 0x04, octets + POINT + HASH, length - POINT - HASH);
    at = put(der, 0x30, members, at);
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new(key, NULL);
    int done = EVP_PKEY_decrypt_init(context) > 0 && EVP_PKEY_decrypt(context, plain, room, der, at) > 0;
    EVP_PKEY_CTX_free(context);
    return done;
}

/* ---- operations ---- */

struct operation {
    CK_SESSION_HANDLE session;
    CK_MECHANISM_TYPE mechanism;
    CK_OBJECT_HANDLE key;
};

static struct operation operations[MOST_SESSIONS];
static pthread_mutex_t guard = PTHREAD_MUTEX_INITIALIZER;

static CK_RV begin(CK_SESSION_HANDLE session, CK_MECHANISM_TYPE mechanism, CK_OBJECT_HANDLE key) {
    CK_RV rv = CKR_SESSION_COUNT;
    if (!is_sm2_key(session, key) || !is_private(session, key)) return CKR_KEY_HANDLE_INVALID;
    pthread_mutex_lock(&guard);
    for (int i = 0; i < MOST_SESSIONS && rv != CKR_OK; i++) {
        if (operations[i].session != 0 && operations[i].session != session) continue;
        operations[i] = (struct operation) {session, mechanism, key};
        rv = CKR_OK;
    }
    pthread_mutex_unlock(&guard);
    return rv;
}

static struct operation current(CK_SESSION_HANDLE session, int over) {
    struct operation found = {0, 0, 0};
    pthread_mutex_lock(&guard);
    for (int i = 0; i < MOST_SESSIONS; i++) {
        if (operations[i].session != session) continue;
        found = operations[i];
        if (over) operations[i] = (struct operation) {0, 0, 0};
    }
    pthread_mutex_unlock(&guard);
    return found;
}

static CK_RV sign_init(CK_SESSION_HANDLE session, CK_MECHANISM *mechanism, CK_OBJECT_HANDLE key) {
    CK_RV rv = permitted(session, mechanism->mechanism);
    if (rv != CKR_OK) return rv;
    current(session, 1);
    return mechanism->mechanism == CKM_SM2 || mechanism->mechanism == CKM_SM2_SM3
        ? begin(session, mechanism->mechanism, key)
        : inner->C_SignInit(session, mechanism, key);
}

static CK_RV sign(
        CK_SESSION_HANDLE session, unsigned char *data, unsigned long length, unsigned char *signature,
        unsigned long *room) {
    struct operation operation = current(session, 0);
    if (operation.session == 0) return inner->C_Sign(session, data, length, signature, room);
    int fits = signature != NULL && *room >= SIGNATURE;
    *room = SIGNATURE;
    if (!fits) return signature == NULL ? CKR_OK : CKR_BUFFER_TOO_SMALL;
    current(session, 1);
    EVP_PKEY *key = key_of_object(session, operation.key);
    if (key == NULL) return CKR_KEY_HANDLE_INVALID;
    int made = operation.mechanism == CKM_SM2 ? sign_digest(key, data, length, signature)
        : sign_message(key, data, length, signature);
    EVP_PKEY_free(key);
    return made ? CKR_OK : CKR_DATA_LEN_RANGE;
}

static CK_RV decrypt_init(CK_SESSION_HANDLE session, CK_MECHANISM *mechanism, CK_OBJECT_HANDLE key) {
    CK_RV rv = permitted(session, mechanism->mechanism);
    if (rv != CKR_OK) return rv;
    current(session, 1);
    return mechanism->mechanism == CKM_SM2_ENCRYPT ? begin(session, mechanism->mechanism, key)
        : inner->C_DecryptInit(session, mechanism, key);
}

static CK_RV decrypt(
        CK_SESSION_HANDLE session, unsigned char *data, unsigned long length, unsigned char *plain,
        unsigned long *room) {
    struct operation operation = current(session, 0);
    unsigned char opened[512];
    size_t opened_length = sizeof opened;
    if (operation.session == 0) return inner->C_Decrypt(session, data, length, plain, room);
    unsigned long needed = length > POINT + HASH ? length - POINT - HASH : 0;
    int fits = plain != NULL && *room >= needed;
    *room = needed;
    if (!fits) return plain == NULL ? CKR_OK : CKR_BUFFER_TOO_SMALL;
    current(session, 1);
    EVP_PKEY *key = key_of_object(session, operation.key);
    if (key == NULL) return CKR_KEY_HANDLE_INVALID;
    int done = decrypt_sm2(key, data, length, opened, &opened_length) && opened_length == needed;
    if (done) memcpy(plain, opened, needed);
    OPENSSL_cleanse(opened, sizeof opened);
    EVP_PKEY_free(key);
    return done ? CKR_OK : CKR_ENCRYPTED_DATA_INVALID;
}

static CK_RV derive_key(
        CK_SESSION_HANDLE session, CK_MECHANISM *mechanism, CK_OBJECT_HANDLE base, CK_ATTRIBUTE *attributes,
        unsigned long count, CK_OBJECT_HANDLE *key) {
    CK_RV rv = permitted(session, mechanism->mechanism);
    return rv == CKR_OK ? inner->C_DeriveKey(session, mechanism, base, attributes, count, key) : rv;
}

static CK_RV close_session(CK_SESSION_HANDLE session) {
    current(session, 1);
    return inner->C_CloseSession(session);
}

/* ---- entry ---- */

__attribute__((visibility("default"))) CK_RV C_GetFunctionList(CK_FUNCTION_LIST **list) {
    if (inner == NULL) {
        void *softhsm = dlopen(SOFTHSM, RTLD_NOW | RTLD_LOCAL);
        CK_C_GetFunctionList get = softhsm == NULL ? NULL : (CK_C_GetFunctionList) dlsym(softhsm, "C_GetFunctionList");
        if (get == NULL) return CKR_GENERAL_ERROR;
        CK_RV rv = get(&inner);
        if (rv != CKR_OK) return rv;
    }
    outer = *inner;
    outer.C_GetFunctionList = C_GetFunctionList;
    outer.C_GetTokenInfo = get_token_info;
    outer.C_GetMechanismList = get_mechanism_list;
    outer.C_GetMechanismInfo = get_mechanism_info;
    outer.C_Login = login;
    outer.C_SetPIN = set_pin;
    outer.C_CloseSession = close_session;
    outer.C_CreateObject = create_object;
    outer.C_GetAttributeValue = get_attribute_value;
    outer.C_GenerateKeyPair = generate_key_pair;
    outer.C_UnwrapKey = unwrap_key;
    outer.C_SignInit = sign_init;
    outer.C_Sign = sign;
    outer.C_DecryptInit = decrypt_init;
    outer.C_Decrypt = decrypt;
    outer.C_DeriveKey = derive_key;
    *list = &outer;
    return CKR_OK;
}
