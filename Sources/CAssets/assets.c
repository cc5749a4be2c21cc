#include "CAssets.h"

// A Swift literal of as many bytes takes the compiler half a minute.
#pragma clang diagnostic ignored "-Wc23-extensions"
#define ASSET(name) \
  HEADROOM_ASSET(name) { return (headroom_asset){name, sizeof name}; }

// What pages load.
static const unsigned char icon_svg[] = {
#embed "../Site/Theme/Assets/icon.svg"
};
ASSET(icon_svg)
static const unsigned char theme_css[] = {
#embed "../Site/Theme/Assets/theme.css"
};
ASSET(theme_css)
static const unsigned char theme_js[] = {
#embed "../Site/Theme/Assets/scripts/theme.js"
};
ASSET(theme_js)
static const unsigned char base_js[] = {
#embed "../Site/Theme/Assets/scripts/base.js"
};
ASSET(base_js)
static const unsigned char search_opener_js[] = {
#embed "../Site/Theme/Assets/scripts/search-opener.js"
};
ASSET(search_opener_js)
static const unsigned char search_index_js[] = {
#embed "../Site/Theme/Assets/scripts/search-index.js"
};
ASSET(search_index_js)
static const unsigned char search_ranking_js[] = {
#embed "../Site/Theme/Assets/scripts/search-ranking.js"
};
ASSET(search_ranking_js)
static const unsigned char search_js[] = {
#embed "../Site/Theme/Assets/scripts/search.js"
};
ASSET(search_js)
static const unsigned char tables_js[] = {
#embed "../Site/Theme/Assets/scripts/tables.js"
};
ASSET(tables_js)
static const unsigned char code_js[] = {
#embed "../Site/Theme/Assets/scripts/code.js"
};
ASSET(code_js)
static const unsigned char tabs_js[] = {
#embed "../Site/Theme/Assets/scripts/tabs.js"
};
ASSET(tabs_js)
static const unsigned char folds_js[] = {
#embed "../Site/Theme/Assets/scripts/folds.js"
};
ASSET(folds_js)
static const unsigned char frame_js[] = {
#embed "../Site/Theme/Assets/scripts/frame.js"
};
ASSET(frame_js)
static const unsigned char read_outs_js[] = {
#embed "../Site/Theme/Assets/scripts/read-outs.js"
};
ASSET(read_outs_js)
static const unsigned char fleet_js[] = {
#embed "../Site/Theme/Assets/scripts/fleet.js"
};
ASSET(fleet_js)
static const unsigned char what_if_opener_js[] = {
#embed "../Site/Theme/Assets/scripts/what-if-opener.js"
};
ASSET(what_if_opener_js)
static const unsigned char what_if_module_js[] = {
#embed "../Site/Theme/Assets/scripts/what-if-module.js"
};
ASSET(what_if_module_js)
static const unsigned char what_if_patches_js[] = {
#embed "../Site/Theme/Assets/scripts/what-if-patches.js"
};
ASSET(what_if_patches_js)
static const unsigned char what_if_js[] = {
#embed "../Site/Theme/Assets/scripts/what-if.js"
};
ASSET(what_if_js)

// A new handbook.
static const unsigned char README_md[] = {
#embed "../Starter/Handbook/README.md"
};
ASSET(README_md)
static const unsigned char adding_md[] = {
#embed "../Starter/Handbook/adding.md"
};
ASSET(adding_md)
static const unsigned char clicks_yaml[] = {
#embed "../Starter/Handbook/clicks.yaml"
};
ASSET(clicks_yaml)
static const unsigned char github_yml[] = {
#embed "../Starter/Handbook/github.yml"
};
ASSET(github_yml)
static const unsigned char gitignore_txt[] = {
#embed "../Starter/Handbook/gitignore.txt"
};
ASSET(gitignore_txt)
static const unsigned char gitlab_yml[] = {
#embed "../Starter/Handbook/gitlab.yml"
};
ASSET(gitlab_yml)
static const unsigned char guide_md[] = {
#embed "../Starter/Handbook/guide.md"
};
ASSET(guide_md)
static const unsigned char handbook_yaml[] = {
#embed "../Starter/Handbook/handbook.yaml"
};
ASSET(handbook_yaml)
static const unsigned char home_md[] = {
#embed "../Starter/Handbook/home.md"
};
ASSET(home_md)
static const unsigned char orders_yaml[] = {
#embed "../Starter/Handbook/orders.yaml"
};
ASSET(orders_yaml)
static const unsigned char vscode_extensions_json[] = {
#embed "../Starter/Handbook/vscode-extensions.json"
};
ASSET(vscode_extensions_json)
static const unsigned char vscode_settings_json[] = {
#embed "../Starter/Handbook/vscode-settings.json"
};
ASSET(vscode_settings_json)
static const unsigned char workloads_md[] = {
#embed "../Starter/Handbook/workloads.md"
};
ASSET(workloads_md)

// The preview.
static const unsigned char reload_js[] = {
#embed "../Serving/Assets/reload.js"
};
ASSET(reload_js)

// Versions of a published handbook.
static const unsigned char versions_js[] = {
#embed "../Publishing/Assets/versions.js"
};
ASSET(versions_js)
static const unsigned char versions_css[] = {
#embed "../Publishing/Assets/versions.css"
};
ASSET(versions_css)
