#ifndef HEADROOM_CASSETS_H
#define HEADROOM_CASSETS_H

/// A file that stands in the program, with its size in bytes.
typedef struct {
  const unsigned char *start;
  long size;
} headroom_asset;

#define HEADROOM_ASSET(name) headroom_asset headroom_##name(void)

// What pages load.
HEADROOM_ASSET(icon_svg);
HEADROOM_ASSET(theme_css);
HEADROOM_ASSET(theme_js);
HEADROOM_ASSET(base_js);
HEADROOM_ASSET(search_opener_js);
HEADROOM_ASSET(search_index_js);
HEADROOM_ASSET(search_ranking_js);
HEADROOM_ASSET(search_js);
HEADROOM_ASSET(tables_js);
HEADROOM_ASSET(code_js);
HEADROOM_ASSET(tabs_js);
HEADROOM_ASSET(folds_js);
HEADROOM_ASSET(frame_js);
HEADROOM_ASSET(read_outs_js);
HEADROOM_ASSET(fleet_js);
HEADROOM_ASSET(what_if_opener_js);
HEADROOM_ASSET(what_if_module_js);
HEADROOM_ASSET(what_if_patches_js);
HEADROOM_ASSET(what_if_js);

// A new handbook.
HEADROOM_ASSET(README_md);
HEADROOM_ASSET(adding_md);
HEADROOM_ASSET(clicks_yaml);
HEADROOM_ASSET(github_yml);
HEADROOM_ASSET(gitignore_txt);
HEADROOM_ASSET(gitlab_yml);
HEADROOM_ASSET(guide_md);
HEADROOM_ASSET(handbook_yaml);
HEADROOM_ASSET(home_md);
HEADROOM_ASSET(orders_yaml);
HEADROOM_ASSET(vscode_extensions_json);
HEADROOM_ASSET(vscode_settings_json);
HEADROOM_ASSET(workloads_md);

// The preview.
HEADROOM_ASSET(reload_js);

// Versions of a published handbook.
HEADROOM_ASSET(versions_js);
HEADROOM_ASSET(versions_css);

#endif
