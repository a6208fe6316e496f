package main

import (
	"encoding/json"
	"fmt"
	"sort"
	"strings"

	"github.com/coreos/ignition/v2/config/merge"
	"github.com/coreos/ignition/v2/config/v3_7_experimental/types"
)

// traced is a config, and which of the configs that went into it each of its values is from.
type traced struct {
	config types.Config
	label  string
	// By path; undefined for a config that nothing was merged into, all of which is its own.
	labels map[string]string
}

func (t traced) labelOf(path string) string {
	if label, known := t.labels[path]; known || t.labels != nil {
		return label
	}
	return t.label
}

// labelFor names a config by the way that leads to it: the indices of merge, and -1 for replace.
func labelFor(at []int) string {
	return strings.Trim(strings.ReplaceAll(fmt.Sprint(at), " ", "."), "[]")
}

// merged merges as Ignition does, and follows its own record of what came from where.
func merged(parent, child traced) traced {
	config, transcript := merge.MergeStructTranscribe(parent.config, child.config)
	labels := map[string]string{}
	for _, mapping := range transcript.Mappings {
		from := parent
		if mapping.From.Tag == merge.TAG_CHILD {
			from = child
		}
		labels[mapping.To.String()] = from.labelOf(mapping.From.String())
	}
	return traced{config: config.(types.Config), label: parent.label, labels: labels}
}

// originLines are the values of a printed config, each with the label of the config that it is from.
func originLines(printed []byte, whole traced) (string, error) {
	var value any
	if err := json.Unmarshal(printed, &value); err != nil {
		return "", err
	}
	var lines []string
	var visit func(any, string)
	visit = func(value any, path string) {
		switch value := value.(type) {
		case map[string]any:
			for key, member := range value {
				visit(member, path+"."+key)
			}
		case []any:
			for index, item := range value {
				visit(item, fmt.Sprintf("%s.%d", path, index))
			}
		default:
			lines = append(lines, path+" "+whole.labelOf(path))
		}
	}
	visit(value, "$")
	sort.Strings(lines)
	return strings.Join(lines, "\n"), nil
}
