package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"

	newest "github.com/coreos/ignition/v2/config/v3_7_experimental"
	"sigs.k8s.io/yaml"

	"strata.invalid/oracle/verdict"
)

type machineConfig struct {
	APIVersion string     `json:"apiVersion"`
	Kind       string     `json:"kind"`
	Metadata   objectMeta `json:"metadata"`
	Spec       configSpec `json:"spec"`
}

// objectMeta has the keys that any Kubernetes object may have. What only the cluster writes stays raw.
type objectMeta struct {
	Name                       string            `json:"name"`
	GenerateName               string            `json:"generateName"`
	Namespace                  string            `json:"namespace"`
	Labels                     map[string]string `json:"labels"`
	Annotations                map[string]string `json:"annotations"`
	Finalizers                 []string          `json:"finalizers"`
	UID                        string            `json:"uid"`
	SelfLink                   string            `json:"selfLink"`
	ResourceVersion            string            `json:"resourceVersion"`
	Generation                 int64             `json:"generation"`
	CreationTimestamp          *string           `json:"creationTimestamp"`
	DeletionTimestamp          *string           `json:"deletionTimestamp"`
	DeletionGracePeriodSeconds *int64            `json:"deletionGracePeriodSeconds"`
	OwnerReferences            json.RawMessage   `json:"ownerReferences"`
	ManagedFields              json.RawMessage   `json:"managedFields"`
}

type configSpec struct {
	OSImageURL                     string          `json:"osImageURL"`
	BaseOSExtensionsContainerImage string          `json:"baseOSExtensionsContainerImage"`
	Config                         json.RawMessage `json:"config"`
	KernelArguments                []string        `json:"kernelArguments"`
	Extensions                     []string        `json:"extensions"`
	FIPS                           bool            `json:"fips"`
	KernelType                     string          `json:"kernelType"`
}

// judgeMachineConfig reads a MachineConfig as Kubernetes clients do (YAML to JSON, then strictly into the struct) and
// judges the Ignition config inside. Findings of that part have no line: the text that Ignition sees is made by the
// conversion and has nothing to do with the lines of the file.
func judgeMachineConfig(request verdict.Request) verdict.Verdict {
	var object machineConfig
	if err := yaml.UnmarshalStrict(request.Input(), &object); err != nil {
		return verdict.Verdict{Error: err.Error(), Entries: strictEntries(err)}
	}
	config := object.Spec.Config
	if config == nil || bytes.Equal(config, []byte("null")) {
		return verdict.Verdict{OK: true}
	}
	_, report, err := newest.ParseCompatibleVersion(config)
	result := verdict.FromReport(report, err)
	for i := range result.Entries {
		entry := &result.Entries[i]
		entry.Path = append([]any{"spec", "config"}, entry.Path...)
		entry.Line, entry.Column = 0, 0
	}
	return result
}

// strictEntries lists what one error of the strict reader holds: all duplicate keys, or the first wrong type or unknown
// key. A wrong type is reported with its keys but without list indices, an unknown key by its bare name.
func strictEntries(err error) []verdict.Entry {
	if entries := verdict.DecodeEntries(err.Error()); entries != nil {
		return entries
	}
	var wrongType *json.UnmarshalTypeError
	if !errors.As(err, &wrongType) {
		return []verdict.Entry{{Kind: "error", Message: innermost(err).Error()}}
	}
	path := []any{}
	if wrongType.Field != "" {
		for _, key := range strings.Split(wrongType.Field, ".") {
			path = append(path, key)
		}
	}
	return []verdict.Entry{{Kind: "error", Message: wrongType.Error(), Path: path}}
}

func innermost(err error) error {
	for inner := errors.Unwrap(err); inner != nil; inner = errors.Unwrap(err) {
		err = inner
	}
	return err
}
