"""What a test asks the page itself."""

# The camera is where it was at the last look, and the fragment, if it names one, agrees.
STILL = """() => {
    const hosts = [...document.querySelectorAll("*")].filter((one) => one.shadowRoot);
    const root = hosts.map((one) => one.shadowRoot.querySelector(".twin-map")).find(Boolean);
    const at = root?.dataset.at;
    const rests = at && at === window.restingAt;
    window.restingAt = at;
    const written = new URLSearchParams(location.hash.slice(1)).get("at");
    return rests && (!written || written.startsWith(at));
}"""
# The map reaches down to the footer, whatever stands above it, and its canvases fill it.
FILLED = """() => {
    const hosts = [...document.querySelectorAll("*")].filter((one) => one.shadowRoot);
    const root = hosts.map((one) => one.shadowRoot.querySelector(".twin-map")).find(Boolean);
    const labels = root.querySelector(".labels");
    const footer = 3 * parseFloat(getComputedStyle(document.documentElement).fontSize);
    const { bottom } = root.getBoundingClientRect();
    return labels.width === root.clientWidth && labels.height === root.clientHeight
        && Math.abs(innerHeight - footer - bottom) < 2;
}"""
