/** The shell functions that the lines of steps call. Only those in use are printed. */

export const HELPERS: Readonly<Record<string, string>> = {
  here: `
# here ADDRESS: this must be the host with that address. HERE=yes says so where the host itself does not know it.
here() {
    if [ -z "$(ip -o address show to "$1")" ] && [ "\${HERE-}" != yes ]; then
        echo "$0: this host does not have the address $1. Is it the right one? Then say HERE=yes." >&2
        exit 1
    fi
}`,
  keep: `
# keep NAME: 'up' has done this, so 'down' takes it back
keep() {
    mkdir -p "$state"
    : > "$state/$1"
}`,
  kept: `
kept() {
    [ -e "$state/$1" ] && rm "$state/$1"
}`,
  set_sysctl: `
# set_sysctl KEY=VALUE: sets it, and keeps the value that it had before for 'down'
set_sysctl() {
    mkdir -p "$state"
    before=$(sysctl "\${1%%=*}")
    grep -qsF -- "\${before%% = *} = " "$state/sysctl" || echo "$before" >> "$state/sysctl"
    sysctl -q -w "$1"
}`,
  restore_sysctls: `
restore_sysctls() {
    [ -e "$state/sysctl" ] || return 0
    sysctl -q -e -p "$state/sysctl"
    rm "$state/sysctl"
}`,
  has_gateway: `
# has_gateway 4|6 ADDRESS: is it the first default route?
has_gateway() {
    case "$(ip "-$1" route show default)" in
        "default via $2 "*) return 0 ;;
        *) return 1 ;;
    esac
}`,
  has_gue: `
has_gue() {
    ip fou show 2> /dev/null | sed 's/ *$//' | grep -qxF -- "$1"
}`,
  ok: `
ok() {
    echo "ok     $1"
}`,
  wrong: `
wrong() {
    echo "WRONG  $1"
    status=1
}`,
  open: `
# open TEXT: this script does not know what to do
open() {
    echo "OPEN   $1" >&2
    status=1
}`,
  want_sysctl: `
want_sysctl() {
    value=$(sysctl -n "\${1%%=*}" 2> /dev/null) || value=missing
    if [ "$value" = "\${1#*=}" ]; then ok "$1"; else wrong "\${1%%=*} is $value, not \${1#*=}"; fi
}`,
  want_address: `
want_address() {
    if [ -n "$(ip -o address show dev "$2" to "$1" 2> /dev/null)" ]; then ok "$1 is on $2"; else wrong "$1 is not on $2"; fi
}`,
  want_up: `
want_up() {
    if [ -n "$(ip -o link show dev "$1" up 2> /dev/null)" ]; then ok "$1 is up"; else wrong "$1 is not there, or not up"; fi
}`,
  want_gue: `
want_gue() {
    if has_gue "$1"; then ok "GUE: $1"; else wrong "no GUE: $1"; fi
}`,
  want_gateway: `
want_gateway() {
    if has_gateway "$1" "$2"; then ok "the default route leads to $2"; else wrong "the first default route does not lead to $2"; fi
}`,
  look_at_rp_filter: `
# look_at_rp_filter INTERFACE: the larger of its own value and that of 'all' holds
look_at_rp_filter() {
    value=$(sysctl -n "net/ipv4/conf/$1/rp_filter" 2> /dev/null) || return 0
    [ "$(sysctl -n net.ipv4.conf.all.rp_filter)" -le "$value" ] || value=$(sysctl -n net.ipv4.conf.all.rp_filter)
    if [ "$value" = 1 ]; then
        echo "note   rp_filter of $1 is 1: requests are dropped if the way back to their client leads through another interface"
    else
        ok "rp_filter of $1 is $value: no request is dropped for the way it came"
    fi
}`,
};

/** The helpers that these lines need, directly or by way of others, in the order above. */
export function helpersFor(lines: readonly string[]): string[] {
  const needed = new Set<string>();
  const visit = (text: string): void => {
    for (const name of Object.keys(HELPERS)) {
      if (needed.has(name) || !new RegExp(`(?<![\\w/$])${name}(?![\\w=/])`).test(text)) continue;
      needed.add(name);
      visit((HELPERS[name] ?? '').replace(/^#.*$/gm, ''));
    }
  };
  visit(lines.filter((line) => !line.trimStart().startsWith('#')).join('\n'));
  return Object.entries(HELPERS).flatMap(([name, text]) => (needed.has(name) ? text.split('\n') : []));
}
