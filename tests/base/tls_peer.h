/* tls_peer.h - a TLS server of the test's own, with certificates made on the fly: good
 * ones of an authority that the test makes and trusts, and each with one flaw. */
#pragma once

#include "raw.h"

#include <openssl/evp.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

enum flaw {
    FLAW_NONE,
    FLAW_OTHER_NAME,
    FLAW_NO_NAME, /* only in the subject, where nobody looks any more */
    FLAW_EXPIRED,
    FLAW_NOT_YET,
    FLAW_SELF_SIGNED,
    FLAW_STRANGER,         /* of an authority that the test does not trust */
    FLAW_NOT_AN_AUTHORITY, /* signed by a good certificate that may sign none */
    FLAW_TLS_1_1,
    FLAWS
};

static const char *const flaw_names[FLAWS] = {
    [FLAW_NONE] = "none",
    [FLAW_OTHER_NAME] = "another name",
    [FLAW_NO_NAME] = "no name but the subject's",
    [FLAW_EXPIRED] = "expired",
    [FLAW_NOT_YET] = "not yet valid",
    [FLAW_SELF_SIGNED] = "self-signed",
    [FLAW_STRANGER] = "an unknown authority",
    [FLAW_NOT_AN_AUTHORITY] = "signed by what is no authority",
    [FLAW_TLS_1_1] = "TLS 1.1",
};

struct tls_cert {
    X509 *cert;
    EVP_PKEY *key;
};

static inline void tls_need(bool is_fine)
{
    if (is_fine)
        return;
    fprintf(stderr, "the test's own TLS does not work\n");
    abort();
}

static inline void tls_extend(X509 *cert, X509 *issuer, int nid, const char *value)
{
    X509V3_CTX ctx;
    X509_EXTENSION *extension;

    X509V3_set_ctx(&ctx, issuer, cert, NULL, NULL, 0);
    extension = X509V3_EXT_conf_nid(NULL, &ctx, nid, value);
    tls_need(extension && X509_add_ext(cert, extension, -1));
    X509_EXTENSION_free(extension);
}

/* A certificate for `names` ("DNS:localhost"; NULL: of an authority), valid between two
 * times in days from now, signed by `by` (NULL: by itself). */
static inline struct tls_cert tls_cert_new(const char *subject, const char *names,
                                           int from_days, int until_days,
                                           const struct tls_cert *by)
{
    static long serial = 1;
    struct tls_cert made = {X509_new(), EVP_EC_gen("P-256")};
    X509 *cert = made.cert;
    X509_NAME *name = cert ? X509_get_subject_name(cert) : NULL;

    tls_need(name && made.key && X509_set_version(cert, X509_VERSION_3));
    ASN1_INTEGER_set(X509_get_serialNumber(cert), serial++);
    X509_time_adj_ex(X509_getm_notBefore(cert), from_days, 0, NULL);
    X509_time_adj_ex(X509_getm_notAfter(cert), until_days, 0, NULL);
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, (const unsigned char *)subject,
                               -1, -1, 0);
    X509_set_issuer_name(cert, by ? X509_get_subject_name(by->cert) : name);
    X509_set_pubkey(cert, made.key);
    tls_extend(cert, by ? by->cert : cert, NID_basic_constraints,
               names || by ? "critical,CA:FALSE" : "critical,CA:TRUE");
    if (names && *names)
        tls_extend(cert, by ? by->cert : cert, NID_subject_alt_name, names);
    tls_need(X509_sign(cert, by ? by->key : made.key, EVP_sha256()) > 0);
    return made;
}

static inline void tls_cert_done(struct tls_cert *cert)
{
    X509_free(cert->cert);
    EVP_PKEY_free(cert->key);
    *cert = (struct tls_cert){0};
}

/* What a server with this flaw shows for `names`. `middle` is who signed, when that is
 * not the authority itself. */
static inline struct tls_cert tls_flawed(enum flaw flaw, const char *names,
                                         const struct tls_cert *authority,
                                         struct tls_cert *middle)
{
    *middle = (struct tls_cert){0};
    switch (flaw) {
    case FLAW_OTHER_NAME:
        return tls_cert_new("localhost", "DNS:elsewhere.test", -1, 1, authority);
    case FLAW_NO_NAME:
        return tls_cert_new("localhost", "DNS:*.test,email:a@localhost", -1, 1,
                            authority);
    case FLAW_EXPIRED:
        return tls_cert_new("localhost", names, -9, -1, authority);
    case FLAW_NOT_YET:
        return tls_cert_new("localhost", names, 1, 9, authority);
    case FLAW_SELF_SIGNED:
        return tls_cert_new("localhost", names, -1, 1, NULL);
    case FLAW_STRANGER:
        *middle =
            tls_cert_new("Test Authority", NULL, -1, 1, NULL); /* of the same name */
        return tls_cert_new("localhost", names, -1, 1, middle);
    case FLAW_NOT_AN_AUTHORITY:
        *middle = tls_cert_new("middle.test", "DNS:middle.test", -1, 1, authority);
        return tls_cert_new("localhost", names, -1, 1, middle);
    case FLAW_NONE:
    case FLAW_TLS_1_1:
    case FLAWS:
    default:
        return tls_cert_new("localhost", names, -1, 1, authority);
    }
}

static inline SSL_CTX *tls_server_new(enum flaw flaw, const struct tls_cert *cert,
                                      const struct tls_cert *middle)
{
    SSL_CTX *ctx = SSL_CTX_new(TLS_server_method());

    tls_need(ctx && SSL_CTX_use_certificate(ctx, cert->cert) == 1 &&
             SSL_CTX_use_PrivateKey(ctx, cert->key) == 1);
    if (middle->cert)
        tls_need(SSL_CTX_add1_chain_cert(ctx, middle->cert) == 1);
    if (flaw == FLAW_TLS_1_1) {
        SSL_CTX_set_security_level(ctx, 0);
        tls_need(SSL_CTX_set_min_proto_version(ctx, TLS1_1_VERSION) == 1 &&
                 SSL_CTX_set_max_proto_version(ctx, TLS1_1_VERSION) == 1);
    }
    return ctx;
}
