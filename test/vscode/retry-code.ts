/** Code with debt in it, for `src/retry.py`. */
export const retryCode = `from send import send


def retry(times):
    for at in range(times):
        try:
            return send(at)
        except Exception:
            pass
`;
