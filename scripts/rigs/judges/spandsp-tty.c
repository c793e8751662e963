/* A TTY by spandsp (ITU-T V.18, Annex A): 16-bit samples at 8 kHz on one side, text on the other.
 *
 *   spandsp-tty speak 45|50 [PAUSE_MS]  text on standard input, samples on standard output; with a pause, keys are typed one by one
 *   spandsp-tty hear 45|50             samples on standard input, text on standard output
 */
#include <spandsp.h>
#include <spandsp/expose.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK = 40, RATE = 8000, LONGEST = 8192 };

static void print(void *to, const uint8_t *text, int length)
{
    fwrite(text, 1, length, to);
}

static void be_silent(int ms)
{
    static const int16_t silence[RATE / 1000];
    while (ms-- > 0)
        fwrite(silence, sizeof silence[0], RATE / 1000, stdout);
}

static void drain(v18_state_t *tty)
{
    int16_t samples[BLOCK];
    int length;
    while ((length = v18_tx(tty, samples, BLOCK)) > 0)
        fwrite(samples, sizeof samples[0], length, stdout);
}

/* What the queue takes at once is sent in one go; the rest follows as it empties. */
static void speak(v18_state_t *tty, const char *text, int length)
{
    int16_t samples[BLOCK];
    int at = 0;

    while (at < length)
    {
        if (v18_put(tty, text + at, 1) == 1)
            at++;
        else
            fwrite(samples, sizeof samples[0], v18_tx(tty, samples, BLOCK), stdout);
    }
    drain(tty);
}

/* At the end of what it has to send, spandsp 0.0.6 adds a letters shift and forgets that it did: so every key starts anew. */
static void type(v18_state_t *tty, int mode, const char *text, int length, int pause_ms)
{
    for (int at = 0; at < length; at++)
    {
        v18_init(tty, TRUE, mode, print, stdout);
        speak(tty, text + at, 1);
        be_silent(pause_ms);
    }
}

static void hear(v18_state_t *tty)
{
    int16_t samples[BLOCK];
    size_t length;
    while ((length = fread(samples, sizeof samples[0], BLOCK, stdin)) > 0)
        v18_rx(tty, samples, length);
}

int main(int argc, char *argv[])
{
    if (argc < 3)
    {
        fprintf(stderr, "usage: spandsp-tty speak|hear 45|50 [PAUSE_MS]\n");
        return 2;
    }
    int mode = strcmp(argv[2], "50") == 0 ? V18_MODE_5BIT_50 : V18_MODE_5BIT_45;
    v18_state_t *tty = v18_init(NULL, TRUE, mode, print, stdout);
    if (strcmp(argv[1], "hear") == 0)
        hear(tty);
    else
    {
        static char text[LONGEST];
        int length = fread(text, 1, sizeof text, stdin);
        int pause_ms = argc > 3 ? atoi(argv[3]) : 0;
        if (pause_ms > 0)
            type(tty, mode, text, length, pause_ms);
        else
            speak(tty, text, length);
    }
    v18_free(tty);
    return 0;
}
